// A permission in whose place a narrower one would do for every call that needs it.
import { quotedList } from '../../base/quoted-list.ts';
import type { Rule } from '../rule.ts';

/** Reports requested permissions that open more than their calls need. */
export const noBroaderRequestThanNeeded: Rule = {
  id: 'no-broader-request-than-needed',
  category: 'request',
  severity: 'error',
  summary: 'every permission that is requested is the narrowest that its calls need',
  why: 'Whoever steals the token or the secret of the app can do what its permissions allow, not what the app does. A permission to write for an app that only reads is a gift to them.',
  source: 'Microsoft identity platform: Enhance security with the principle of least privilege (reducible permissions)',
  examples: {
    good: [
      `permc: 1
app: { name: mail-reader }
requests:
  microsoft-graph:
    delegated:
      calls: [GET /me/messages]
      permissions: [Mail.ReadBasic]
`,
    ],
    bad: [
      {
        yaml: `permc: 1
app: { name: mail-reader }
requests:
  microsoft-graph:
    delegated:
      calls: [GET /me/messages]
      permissions: [Mail.ReadWrite]
`,
        expect: [{ at: '7:21', message: '`Mail.ReadWrite` opens more than is needed: `Mail.ReadBasic` would do' }],
        fixed: `permc: 1
app: { name: mail-reader }
requests:
  microsoft-graph:
    delegated:
      calls: [GET /me/messages]
      permissions: [Mail.ReadBasic]
`,
      },
    ],
  },
  check: (_model, report, { requests }) => {
    for (const { calls, judgement } of requests.flatMap(({ access }) => access)) {
      // A call that is not known may be what the permission is for.
      if (!calls.every(({ match }) => match.kind === 'found')) continue;
      for (const { declared, narrower, calls: needing } of judgement?.broader ?? []) {
        report({
          message: `\`${declared.value}\` opens more than is needed: ${quotedList(narrower)} would do`,
          help: `request ${quotedList(narrower)} instead, for ${quotedList(needing, 3)}`,
          span: declared.span,
        });
      }
    }
  },
};
