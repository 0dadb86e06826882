// A call that two templates of a catalog match alike: which of them the API would choose decides what it needs.
import { catalogWithOnePathTwice } from '../catalog-with-one-path-twice.ts';
import { quotedList } from '../../base/quoted-list.ts';
import type { Rule } from '../rule.ts';

/** Reports calls that could be several operations. */
export const ambiguousCall: Rule = {
  id: 'ambiguous-call',
  category: 'request',
  severity: 'error',
  summary: 'every call is one operation of its API',
  why: 'Two operations that a call could be may need different permissions. Choosing one of them would be a guess about access.',
  examples: {
    good: [
      `permc: 1
app: { name: mail-reader }
requests:
  microsoft-graph:
    delegated: { calls: [GET /me/messages] }
`,
    ],
    bad: [
      {
        yaml: `permc: 1
app: { name: reader }
requests:
  archive:
    delegated: { calls: [GET /boxes/7] }
`,
        catalogs: { archive: catalogWithOnePathTwice },
        expect: [
          {
            at: '5:26',
            message: '`GET /boxes/7` can be each of `GET /boxes/{boxId}` and `GET /boxes/{id}` of `archive`',
          },
        ],
        fixed: `permc: 1
app: { name: reader }
requests:
  archive:
    delegated: { calls: ['GET /boxes/{id}'] }
`,
      },
    ],
  },
  check: (_model, report, { requests }) => {
    for (const { request, access } of requests) {
      for (const one of access.flatMap(({ calls }) => calls)) {
        if (one.match.kind !== 'ambiguous') continue;
        const keys = one.match.candidates.map(({ method, template }) => `${method} ${template.text}`);
        report({
          message: `\`${one.call.key}\` can be each of ${quotedList([...new Set(keys)])} of \`${request.name}\``,
          help: 'write the call as one of these templates, to the letter',
          span: one.call.span,
        });
      }
    }
  },
};
