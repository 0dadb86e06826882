// What can be wrong between code and manifest: texts only. Which finding there is, is worked out beside it.
import { quotedList } from '../../base/quoted-list.ts';
import { didYouMean } from '../../base/suggest.ts';
import { defineErrors, type ErrorDefinitions, type MakeError } from '../../diagnostics/define-errors.ts';

/** What the texts about a server's code need to know. Routes and endpoints are `METHOD /path`. */
export interface ServerErrorData {
  readonly 'undeclared-route': { readonly route: string; readonly known: readonly string[]; readonly sayable: boolean };
  readonly 'unread-route': { readonly route: string };
  readonly 'unserved-endpoint': { readonly endpoint: string; readonly unread: number };
  readonly 'unguarded-route': { readonly route: string };
  readonly 'unguarded-twin': { readonly route: string; readonly guarded: string };
  readonly 'wrong-guard': { readonly route: string; readonly guards: readonly string[] };
  readonly 'unknown-guard': { readonly endpoint: string; readonly known: readonly string[] };
  readonly 'differing-guard': {
    readonly route: string;
    readonly checked: readonly string[];
    readonly declared: readonly string[];
  };
  readonly 'unread-guard': { readonly route: string; readonly guard: string };
  readonly 'always-granted-right': { readonly right: string };
}

/** What the texts about a client's code need to know. Calls are `METHOD /path`. */
export interface ClientErrorData {
  readonly 'unlisted-call': { readonly call: string; readonly api: string };
  readonly 'unmade-call': { readonly call: string; readonly unread: number };
  readonly 'unneeded-permission': { readonly permission: string; readonly needed: readonly string[] };
  readonly 'unopened-call': { readonly call: string; readonly add: readonly string[]; readonly inCode: boolean };
  readonly 'unneeded-scope': { readonly scope: string; readonly needed: readonly string[] };
  readonly 'broader-scope': { readonly scope: string; readonly narrower: readonly string[] };
}

const serverErrors: ErrorDefinitions<ServerErrorData> = {
  'undeclared-route': {
    summary: 'the code serves a route that is no endpoint of the manifest',
    why: 'Nobody has said who may call it: it is in no registration, no test and no review.',
    message: ({ route }) => `the route \`${route}\` is no endpoint of the manifest`,
    help: ({ route, known, sayable }) =>
      sayable
        ? (didYouMean(route, known) ??
          'declare it under `endpoints`; one that needs no token is `anonymous:` with the reason')
        : 'a template of the manifest names every segment: serve the paths that are meant one by one',
  },
  'unread-route': {
    summary: 'a route whose path or method only the running program knows',
    why: 'What can’t be read can’t be held against the manifest.',
    message: ({ route }) => `the route \`${route}\` is not known in full, and can't be held against the manifest`,
    help: () => 'write its path as a text or a constant',
  },
  'unserved-endpoint': {
    summary: 'the manifest declares an endpoint that no route of the code serves',
    why: 'Permissions that exist for it can be granted, and open something else once the path is used again.',
    message: ({ endpoint }) => `no route serves \`${endpoint}\``,
    help: ({ unread }) =>
      unread === 0
        ? 'remove it, or name the folder of the code that serves it'
        : `remove it, unless ${unreadPlaces(unread)} serves it`,
  },
  'unguarded-route': {
    summary: 'a route that needs a permission stands without a check',
    why: 'Everybody who reaches the service can call it, whatever the manifest says.',
    message: ({ route }) => `\`${route}\` is served without a guard`,
    help: () => 'bind it with `guard.route(...)`',
  },
  'unguarded-twin': {
    summary: 'a guarded route stands behind another that answers the same requests without a check',
    why: 'The framework takes the first route that matches: the guard is never asked.',
    message: ({ route, guarded }) => `\`${route}\` answers without a guard what \`${guarded}\` guards`,
    help: () => 'remove it, or bind it to a guard of its own',
  },
  'wrong-guard': {
    summary: 'a route stands behind the guard of another endpoint',
    why: 'Callers need the permissions of the other endpoint, which may be less.',
    message: ({ route, guards }) => `\`${route}\` stands behind the guard of ${quotedList(guards)}`,
    help: ({ route }) => `bind it to the guard of \`${route}\``,
  },
  'unknown-guard': {
    summary: 'a guard names an endpoint that the manifest does not declare',
    why: 'The module of guards was built from another manifest than this one.',
    message: ({ endpoint }) => `the manifest declares no endpoint \`${endpoint}\``,
    help: ({ endpoint, known }) => didYouMean(endpoint, known) ?? 'declare it, and run `permc build`',
  },
  'differing-guard': {
    summary: 'a hand-written check asks for other permissions than the manifest',
    why: 'The registration, the tests and the docs follow the manifest; the service does something else.',
    message: ({ route, checked, declared }) =>
      `\`${route}\` is checked for ${quotedList(checked)}, and the manifest declares ${declared.length === 0 ? 'that nobody needs a token' : quotedList(declared)}`,
    help: () => 'bind the route with `guard.route(...)`, or correct whichever of the two is wrong',
  },
  'unread-guard': {
    summary: 'a check whose permissions can’t be read from the code',
    why: 'It may let in everybody who has any token, and nothing proves that it does not.',
    message: ({ route, guard }) => `what \`${guard}\` asks of callers of \`${route}\` can't be read`,
    help: () => 'bind the route with `guard.route(...)`',
  },
  'always-granted-right': {
    summary: 'a right is implemented by a function that always answers yes',
    why: 'Delegated access needs the right of the user as well as the scope: without it every signed-in user reaches the data of every other.',
    message: ({ right }) => `the right \`${right}\` is granted to everybody`,
    help: () => 'decide it by the user and the parameters; where no right is needed, say `right: none` with the reason',
  },
};

const clientErrors: ErrorDefinitions<ClientErrorData> = {
  'unlisted-call': {
    summary: 'the code makes a call that `requests` does not list',
    why: 'The permissions that are requested follow from the list: the call is refused in production, or somebody grants too much in a hurry.',
    message: ({ call, api }) => `\`${call}\` is not listed under \`requests.${api}\``,
    help: () => '`permc scan client --write` adds it',
  },
  'unmade-call': {
    summary: '`requests` lists a call that the code does not make',
    why: 'The permission that it needs does nothing for the app and everything for whoever steals its token.',
    message: ({ call }) => `no code makes the call \`${call}\``,
    help: ({ unread }) =>
      unread === 0
        ? 'remove it, or name the folder of the code that makes it'
        : `remove it, unless ${unreadPlaces(unread)} makes it`,
  },
  'unneeded-permission': {
    summary: 'a declared permission that no call of the code needs',
    why: 'An unused permission does nothing for the app and everything for whoever steals its token or secret.',
    message: ({ permission }) => `no call of the code needs \`${permission}\``,
    help: ({ needed }) => (needed.length === 0 ? 'remove it' : `remove it; ${quotedList(needed)} will do`),
  },
  'unopened-call': {
    summary: 'a call of the code that the requested permissions do not open',
    why: 'The call is refused in production, and whoever is on duty grants the first permission that helps.',
    message: ({ call, inCode }) =>
      inCode ? `no scope that the code asks for opens \`${call}\`` : `no declared permission opens \`${call}\``,
    help: ({ add }) => (add.length === 0 ? undefined : `add ${quotedList(add)}`),
  },
  'unneeded-scope': {
    summary: 'the code asks for a scope that none of its calls needs',
    why: 'Users consent to more than the app does, and a stolen token can do more.',
    message: ({ scope }) => `no call of the code needs the scope \`${scope}\``,
    help: ({ needed }) => (needed.length === 0 ? 'remove it' : `remove it; ${quotedList(needed)} will do`),
  },
  'broader-scope': {
    summary: 'the code asks for a scope where a lesser one would do',
    why: 'Users consent to more than the app does, and a stolen token can do more.',
    message: ({ scope, narrower }) => `${quotedList(narrower)} would do instead of the scope \`${scope}\``,
    help: () => 'ask for the least that the calls need',
  },
};

/** Every finding about code, with its texts. */
export const holdErrors: ErrorDefinitions<ServerErrorData & ClientErrorData> = { ...serverErrors, ...clientErrors };

/** Makes a finding about code, of severity `error`. */
export const holdError: MakeError<ServerErrorData & ClientErrorData> = defineErrors(holdErrors);

function unreadPlaces(count: number): string {
  return count === 1 ? 'the place that could not be read' : `one of the ${count} places that could not be read`;
}
