// The `app:` section, with every default stated: the safe one, which is also what Entra recommends today.
import type { LocatedMap } from '../syntax/located-tree.ts';
import type { App, SignInAudience } from './model.ts';
import { childOf, choiceAt, flagAt, keySpan, mapAt, requiredTextAt, textAt, textsAt } from './read-tree.ts';

const audiences: readonly SignInAudience[] = [
  'AzureADMyOrg',
  'AzureADMultipleOrgs',
  'AzureADandPersonalMicrosoftAccount',
  'PersonalMicrosoftAccount',
];

/** Reads `app:` of the main file, which must be there. */
export function buildApp(main: LocatedMap): App {
  const app = mapAt(main, 'app');
  const span = keySpan(main, 'app') ?? app.span;
  const version = childOf(app, 'accessTokenVersion');
  return {
    name: requiredTextAt(app, 'name'),
    displayName: textAt(app, 'displayName'),
    description: textAt(app, 'description'),
    appId: textAt(app, 'appId'),
    signInAudience: choiceAt(app, 'signInAudience', audiences, { value: 'AzureADMyOrg', span }),
    accessTokenVersion: {
      value: version?.kind === 'scalar' && version.value === 1 ? 1 : 2,
      span: version?.span ?? span,
    },
    requestIdtyp: flagAt(app, 'requestIdtyp', { value: true, span }),
    identifierUris: textsAt(app, 'identifierUris'),
    span,
  };
}
