// A permission that no call needs: whatever it opens, only somebody who misuses the app would use it.
import type { ResolvedAccess } from '../../reason/resolved-request.ts';
import { quotedList } from '../../base/quoted-list.ts';
import type { Rule } from '../rule.ts';

/** Reports requested permissions that no call needs. */
export const noUnneededRequest: Rule = {
  id: 'no-unneeded-request',
  category: 'request',
  severity: 'error',
  summary: 'every permission that is requested is needed by a call',
  why: 'An unused permission does nothing for the app and everything for whoever steals its token or secret.',
  source: 'Microsoft identity platform: Enhance security with the principle of least privilege (unused permissions)',
  examples: {
    good: [
      `permc: 1
app: { name: mail-reader }
requests:
  microsoft-graph:
    delegated:
      calls: [GET /me, GET /me/messages]
      permissions: [User.Read, Mail.ReadBasic]
`,
    ],
    bad: [
      {
        yaml: `permc: 1
app: { name: mail-reader }
requests:
  microsoft-graph:
    delegated:
      calls: [GET /me]
      permissions: [User.Read, Mail.Send]
`,
        expect: [{ at: '7:32', message: 'no call needs `Mail.Send`' }],
        fixed: `permc: 1
app: { name: mail-reader }
requests:
  microsoft-graph:
    delegated:
      calls: [GET /me]
      permissions: [User.Read]
`,
      },
    ],
  },
  check: (_model, report, { requests }) => {
    for (const access of requests.flatMap((one) => one.access)) {
      if (!isJudged(access)) continue;
      const kept = access.asked.filter(({ calls }) => calls.length > 0).map(({ value }) => value);
      for (const { value, span } of [...(access.judgement?.unneeded ?? []), ...access.idle]) {
        report({
          message: `no call needs \`${value}\``,
          help: kept.length === 0 ? 'remove it' : `remove it; ${quotedList(kept)} will do`,
          span,
        });
      }
    }
  },
};

/** A call that is not known may need anything: only what is known in full can be called unneeded. */
function isJudged({ calls }: ResolvedAccess): boolean {
  return calls.every(({ match }) => match.kind === 'found');
}
