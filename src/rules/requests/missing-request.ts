// A call that the declared permissions leave out: the app would be refused, or somebody would grant it more in a hurry.
import { quotedList } from '../../base/quoted-list.ts';
import type { Rule } from '../rule.ts';

/** Reports calls that the declared permissions do not open. */
export const missingRequest: Rule = {
  id: 'missing-request',
  category: 'request',
  severity: 'error',
  summary: 'declared permissions open every call that they are for',
  why: 'A missing permission shows up in production as a refusal, and whoever is on duty then grants the first one that helps, which is seldom the least.',
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
      calls: [GET /me/messages, POST /me/sendMail]
      permissions: [Mail.ReadBasic]
`,
        expect: [{ at: '6:33', message: 'no declared permission opens `POST /me/sendMail`' }],
        fixed: `permc: 1
app: { name: mail-reader }
requests:
  microsoft-graph:
    delegated:
      calls: [GET /me/messages, POST /me/sendMail]
      permissions: [Mail.ReadBasic, Mail.Send]
`,
      },
    ],
  },
  check: (_model, report, { requests }) => {
    for (const { calls, judgement } of requests.flatMap(({ access }) => access)) {
      for (const { call: key, add, listedOnly } of judgement?.missing ?? []) {
        const found = calls.find(({ call }) => call.key === key);
        if (found === undefined) continue;
        report({
          message: listedOnly
            ? `what opens \`${key}\` among the declared permissions is listed, but can't be relied on`
            : `no declared permission opens \`${key}\``,
          help: `add ${quotedList(add)}`,
          span: found.call.span,
        });
      }
    }
  },
};
