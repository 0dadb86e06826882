// App roles are granted ahead of time: an app that acts as itself has nobody whom it could ask at run time.
import type { Located } from '../../diagnostics/span.ts';
import type { ResolvedRequest } from '../../reason/resolved-request.ts';
import type { Rule } from '../rule.ts';

/** Reports app roles that are to be asked for at run time. */
export const noAppRoleAtRunTime: Rule = {
  id: 'no-app-role-at-run-time',
  category: 'request',
  severity: 'error',
  summary: 'only scopes are asked for at run time',
  why: 'Consent at run time needs a signed-in user, and an app that acts as itself has none. It gets the app roles that an admin granted for its registration, whatever it asks for, so a role that is missing there never comes.',
  source:
    'Microsoft identity platform: Understanding application-only access; Scopes and permissions (the `.default` scope)',
  examples: {
    good: [
      `permc: 1
app: { name: mailer }
requests:
  microsoft-graph:
    delegated: { calls: [GET /me, POST /me/sendMail], dynamic: [Mail.Send] }
    application: { calls: [GET /users] }
`,
    ],
    bad: [
      {
        yaml: `permc: 1
app: { name: mailer }
requests:
  microsoft-graph:
    application: { calls: ['POST /users/{id}/sendMail'], dynamic: [Mail.Send] }
`,
        expect: [
          { at: '5:68', message: "`Mail.Send` is an app role here, and app roles can't be asked for at run time" },
        ],
        fixed: `permc: 1
app: { name: mailer }
requests:
  microsoft-graph:
    application: { calls: ['POST /users/{id}/sendMail'] }
`,
      },
    ],
  },
  check: (_model, report, { requests }) => {
    for (const { value, span } of requests.flatMap(rolesAtRunTime)) {
      report({
        message: `\`${value}\` is an app role here, and app roles can't be asked for at run time`,
        help: 'remove it from `dynamic`: what the calls need is in the registration, and the app asks for `.default`',
        span,
      });
    }
  },
};

function rolesAtRunTime({ access }: ResolvedRequest): readonly Located<string>[] {
  return access.flatMap(({ request }) => (request.kind === 'application' ? request.dynamic : []));
}
