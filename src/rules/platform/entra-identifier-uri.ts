// Identifier URIs that Entra refuses. Which of the accepted forms is wise is a rule of its own.
import type { Located } from '../../diagnostics/span.ts';
import type { App } from '../../model/model.ts';
import { acceptsPersonalAccounts } from '../../reason/accepts-personal-accounts.ts';
import type { Finding, Rule } from '../rule.ts';

const longest = 255;
const longestForPersonalAccounts = 120;
const mostForPersonalAccounts = 50;
const anyAppId = '00000000-0000-0000-0000-000000000000';

/** An identifier URI that Entra does not take. */
export const entraIdentifierUri: Rule = {
  id: 'entra-identifier-uri',
  category: 'platform',
  severity: 'error',
  summary: 'every identifier URI is one that Entra takes',
  why:
    'Clients ask for `<identifier URI>/<scope>`. Entra refuses wildcards and overlong URIs, and one that ends in `/` ' +
    'makes every client write `//.default`.',
  source:
    'Restrictions on identifier URIs of Microsoft Entra applications; Validation differences by supported account types (signInAudience)',
  examples: {
    good: [
      `permc: 1
app:
  name: files
  appId: 0c1f7c3e-54f0-4a39-8d8a-5a55c8a4b0f1
  identifierUris: ['api://{appId}', https://files.contoso.com]
scopes:
  Files.Read:
    admin: { displayName: Read files, description: Allows the app to read the files that the signed-in user can open. }
endpoints:
  GET /me/files: { delegated: { scope: Files.Read, right: self } }
`,
    ],
    bad: [
      {
        yaml: `permc: 1
app:
  name: files
  identifierUris: [https://files.contoso.com/]
scopes:
  Files.Read:
    admin: { displayName: Read files, description: Allows the app to read the files that the signed-in user can open. }
endpoints:
  GET /me/files: { delegated: { scope: Files.Read, right: self } }
`,
        expect: [{ at: '4:20', message: 'the identifier URI `https://files.contoso.com/` ends in `/`' }],
        fixed: `permc: 1
app:
  name: files
  identifierUris: [https://files.contoso.com]
scopes:
  Files.Read:
    admin: { displayName: Read files, description: Allows the app to read the files that the signed-in user can open. }
endpoints:
  GET /me/files: { delegated: { scope: Files.Read, right: self } }
`,
      },
    ],
  },
  check: ({ app }, report) => {
    const first = new Map<string, Located<string>>();
    for (const uri of app.identifierUris) {
      const finding = faultOf(uri, app);
      if (finding !== undefined) report({ ...finding, span: uri.span });
      const key = filledIn(uri.value, app).toLowerCase();
      const twin = first.get(key);
      if (twin === undefined) first.set(key, uri);
      else {
        report({
          message: `the identifier URI \`${uri.value}\` is given twice`,
          help: 'keep one of the two',
          span: uri.span,
          related: [{ message: 'given here first', span: twin.span }],
        });
      }
    }
    const tooMany = acceptsPersonalAccounts(app) ? app.identifierUris[mostForPersonalAccounts] : undefined;
    if (tooMany !== undefined) {
      report({
        message: `the API has ${app.identifierUris.length} identifier URIs, and Entra takes ${mostForPersonalAccounts} where personal accounts sign in`,
        help: 'keep the ones that clients use',
        span: tooMany.span,
      });
    }
  },
};

function faultOf({ value }: Located<string>, app: App): Omit<Finding, 'span'> | undefined {
  const uri = filledIn(value, app);
  const personal = acceptsPersonalAccounts(app);
  if (uri.endsWith('/')) {
    return {
      message: `the identifier URI \`${value}\` ends in \`/\``,
      help: 'remove the last `/`: a client would have to ask for `//.default`',
    };
  }
  const unusable = /[^\x21-\x7e]|["<>\\^`{|}*]/u.exec(uri)?.[0];
  if (unusable !== undefined || !/^[A-Za-z][A-Za-z0-9+.-]*:(?!\/\/(?:\/|$)).+$/.test(uri)) {
    return {
      message:
        unusable === undefined
          ? `\`${value}\` is not an absolute URI`
          : `the identifier URI \`${value}\` holds ${unusable === ' ' ? 'a space' : `\`${unusable}\``}`,
      help: 'write `api://{appId}`, where only `{appId}` is filled in, or a URI of a domain that the tenant has verified',
    };
  }
  if (personal && !/^(?:api|https):\/\/[^?#]*$/.test(uri)) {
    return {
      message: `the identifier URI \`${value}\` has a form that Entra does not take where personal accounts sign in`,
      help: 'write `api://…` or `https://…`, without a query and a fragment',
    };
  }
  const limit = personal ? longestForPersonalAccounts : longest;
  if (uri.length > limit) {
    return {
      message: `the identifier URI has ${uri.length} characters, and Entra takes ${limit}${personal ? ' where personal accounts sign in' : ''}`,
      help: 'shorten it; clients repeat it in every request',
    };
  }
  return undefined;
}

/** The URI as it will be; any app id stands for one that is not known yet, since all have one length. */
function filledIn(uri: string, { appId }: App): string {
  return uri.replaceAll('{appId}', appId?.value ?? anyAppId);
}
