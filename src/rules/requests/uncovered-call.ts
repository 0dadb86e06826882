// A call that no permission of the right kind opens, or none that could be granted: the app would be refused for ever.
import type { AccessScheme } from '../../model/catalog.ts';
import { createRequestedPath, isPathOfMe } from '../../reason/requested-path.ts';
import type { ResolvedAccess, ResolvedCall } from '../../reason/resolved-request.ts';
import type { CallProblem } from '../../reason/solution.ts';
import { catalogWithOnePathTwice } from '../catalog-with-one-path-twice.ts';
import { quotedList } from '../../base/quoted-list.ts';
import type { Finding, Rule } from '../rule.ts';

/** Reports calls that can't be made with the kind of access under which they stand. */
export const uncoveredCall: Rule = {
  id: 'uncovered-call',
  category: 'request',
  severity: 'error',
  summary: 'every call can be made with the kind of access that it is listed under',
  why: 'Delegated and application-only access open different operations. A call that its kind of access does not open fails whatever is granted, and people answer such failures by granting more.',
  source: 'Microsoft identity platform: Overview of permissions and consent; Microsoft Graph permissions reference',
  examples: {
    good: [
      `permc: 1
app: { name: directory-sync }
requests:
  microsoft-graph:
    delegated: { calls: [GET /me] }
    application: { calls: [GET /users] }
`,
    ],
    bad: [
      {
        yaml: `permc: 1
app: { name: directory-sync }
requests:
  archive:
    application: { calls: ['GET /boxes/{id}'] }
`,
        catalogs: { archive: catalogWithOnePathTwice },
        expect: [{ at: '5:28', message: '`GET /boxes/{id}` takes no application-only access' }],
        fixed: `permc: 1
app: { name: directory-sync }
requests:
  archive:
    delegated: { calls: ['GET /boxes/{id}'] }
`,
      },
    ],
  },
  check: (_model, report, { requests }) => {
    for (const { catalog, access } of requests) {
      const pathOf = createRequestedPath(catalog);
      for (const one of access) {
        for (const resolved of one.calls) {
          // Of an app without a user at `/me`, `no-app-only-request-for-me` says what is wrong.
          if (one.request.kind === 'application' && isPathOfMe(pathOf(resolved.call) ?? '')) continue;
          const words = wordsOf(resolved, one);
          if (words !== undefined) report({ ...words, span: resolved.call.span });
        }
      }
    }
  },
};

function wordsOf({ call }: ResolvedCall, { solution, judgement }: ResolvedAccess): Omit<Finding, 'span'> | undefined {
  const problems = solution?.problems.filter((one) => one.call === call.key);
  // That one kind of account is never let in explains why nothing can be granted for all of them.
  const problem = problems?.find(({ kind }) => kind === 'no-access') ?? problems?.at(0);
  switch (problem?.kind) {
    case undefined:
    case 'unmatched':
      return undefined;
    case 'no-access':
      return noAccess(problem);
    case 'no-least':
    case 'not-trusted':
      return judgement?.accepted.includes(call.key) === true ? undefined : notTrusted(problem);
    case 'not-grantable':
      return notGrantable(problem);
  }
}

type NoAccess = Extract<CallProblem, { readonly kind: 'no-access' }>;
type NoWay = Extract<CallProblem, { readonly claims: unknown }>;

function noAccess({ call, scheme, allowed }: NoAccess): Omit<Finding, 'span'> {
  const others = allowed.map((one) => schemeWords[one]);
  return {
    message: `\`${call}\` takes no ${schemeWords[scheme]}`,
    help:
      others.length === 0
        ? 'no permission that is published opens it'
        : scheme === 'delegatedPersonal'
          ? `it takes ${others.join(' and ')}: list it under a request whose \`accounts\` are \`[work]\`, or leave it out`
          : `it takes ${others.join(' and ')}: move it there, or call another operation`,
  };
}

function notTrusted({ call, claims }: NoWay): Omit<Finding, 'span'> {
  const listed = claims.map(({ permissions }) => permissions.join(' and '));
  const doubt = claims.find((claim) => claim.doubt !== undefined)?.doubt;
  return {
    message: `no published permission for \`${call}\` can be relied on`,
    help: `${quotedList(listed)} ${listed.length === 1 ? 'is' : 'are'} listed${doubt === undefined ? '' : ` (${doubt})`}: check the documentation of the API, and declare the right one under \`permissions\``,
  };
}

function notGrantable({ call, scheme, claims }: NoWay): Omit<Finding, 'span'> {
  const listed = claims.map(({ permissions }) => permissions.join(' and '));
  return {
    message: `\`${call}\` needs ${quotedList(listed)}, which can't be granted to an app for ${schemeWords[scheme]}`,
    help: 'a registration can only name permissions that are published with an id, for every kind of account that signs in',
  };
}

const schemeWords: Readonly<Record<AccessScheme, string>> = {
  delegatedWork: 'delegated access',
  delegatedPersonal: 'delegated access with a personal account',
  application: 'application-only access',
};
