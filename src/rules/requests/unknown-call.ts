// A call that the catalog of its API does not have. An answer for another call would be a guess.
import type { ResolvedCall, ResolvedRequest } from '../../reason/resolved-request.ts';
import { quotedList } from '../../base/quoted-list.ts';
import type { Rule } from '../rule.ts';

/** Reports calls that are not in the catalog. */
export const unknownCall: Rule = {
  id: 'unknown-call',
  category: 'request',
  severity: 'error',
  summary: 'every call is in the catalog of its API',
  why: 'What a call needs can only be looked up. With a permission that was guessed the app would fail in production, or hold more than it needs.',
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
app: { name: mail-reader }
requests:
  microsoft-graph:
    delegated: { calls: [GET /me/mesages] }
`,
        expect: [{ at: '5:26', message: '`GET /me/mesages` is not in the catalog `microsoft-graph`' }],
        fixed: `permc: 1
app: { name: mail-reader }
requests:
  microsoft-graph:
    delegated: { calls: [GET /me/messages] }
`,
      },
    ],
  },
  check: (_model, report, { requests }) => {
    for (const resolved of requests) {
      for (const one of resolved.access.flatMap(({ calls }) => calls)) {
        const words = wordsOf(one, resolved);
        if (words !== undefined) report({ ...words, span: one.call.span });
      }
    }
  },
};

function wordsOf(
  one: ResolvedCall,
  { request: { name }, excerpt }: ResolvedRequest,
): { readonly message: string; readonly help: string } | undefined {
  const call = `\`${one.call.key}\``;
  const getAll = `the catalog that is built in is an excerpt: \`permc catalog add ${name}\` gets all of it`;
  switch (one.match.kind) {
    case 'found':
    case 'ambiguous':
      return undefined;
    case 'no-method':
      return {
        message: `${call} is not in the catalog \`${name}\`: \`${one.match.template.text}\` has ${quotedList(one.match.methods)} only`,
        help: excerpt ? getAll : 'check the method against the documentation of the API',
      };
    case 'batch':
      return {
        message: `${call} carries other calls, and needs no permission itself`,
        help: 'list the calls that the batches are made of instead',
      };
    case 'other-api':
      return {
        message: `${call} goes to \`${one.match.authority}\`, which is not \`${name}\``,
        help: 'list it under the API that it goes to',
      };
    case 'not-found':
    case 'malformed':
      return {
        message: `${call} is not in the catalog \`${name}\``,
        help: excerpt
          ? getAll
          : 'check the path; if the catalog lacks it, declare the permission under `permissions` with its id and remove the call',
      };
  }
}
