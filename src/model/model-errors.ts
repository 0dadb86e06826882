// The errors of meaning: everything that is well formed and still can't be right. Texts only; the checks are beside it.
import { didYouMean } from '../base/suggest.ts';
import { defineErrors, type ErrorDefinitions, type MakeError } from '../diagnostics/define-errors.ts';

/** A name that is not declared, and the names that are. */
export interface UnknownName {
  readonly name: string;
  readonly known: readonly string[];
}

/** What the texts of each error need to know. */
export interface ModelErrorData {
  readonly 'missing-section': { readonly section: string; readonly help: string };
  readonly 'misplaced-section': { readonly section: string };
  readonly 'include-cycle': { readonly path: string };
  readonly 'unreadable-include': { readonly path: string; readonly reason: string };
  readonly 'duplicate-declaration': { readonly what: string; readonly name: string };
  readonly 'reserved-name': { readonly what: string; readonly name: string };
  readonly 'unknown-scope': UnknownName & { readonly isAppRole: boolean };
  readonly 'unknown-app-role': UnknownName & { readonly isScope: boolean };
  readonly 'unknown-right': UnknownName;
  readonly 'unknown-rule': UnknownName;
  readonly 'cyclic-includes': { readonly names: readonly string[] };
  readonly 'invalid-endpoint': { readonly key: string; readonly problem: string; readonly help: string };
  readonly 'duplicate-endpoint': { readonly key: string; readonly other: string };
  readonly 'ambiguous-endpoints': { readonly key: string; readonly other: string };
  readonly 'unmet-right-parameter': { readonly right: string; readonly param: string; readonly endpoint: string };
  readonly 'self-with-parameters': { readonly endpoint: string; readonly params: readonly string[] };
  readonly 'right-of-other-kind': { readonly right: string; readonly claim: string; readonly access: string };
  readonly 'reserved-right': { readonly name: string };
  readonly 'invalid-request': { readonly request: string };
  readonly 'missing-reason': { readonly rule: string };
}

const unknownHelp = ({ name, known }: UnknownName, section: string): string =>
  didYouMean(name, known) ??
  (known.length === 0
    ? `declare it under \`${section}\``
    : `declare it under \`${section}\`, or use one that is there`);

/** Every error of meaning, with its texts. */
export const modelErrors: ErrorDefinitions<ModelErrorData> = {
  'missing-section': {
    summary: 'a section that every manifest needs is missing',
    why: 'Without it there is nothing that ids could derive from, or nothing to compile.',
    message: ({ section }) => `the manifest has no \`${section}\``,
    help: ({ help }) => help,
  },
  'misplaced-section': {
    summary: 'an included file has a section that only the main file may have',
    why: 'What the app is, what is written and how rules are set must be readable in one place.',
    message: ({ section }) => `an included file can't have \`${section}\``,
    help: ({ section }) => `move \`${section}\` to the main manifest`,
  },
  'include-cycle': {
    summary: 'a file includes itself, directly or through others',
    why: 'The manifest would never end.',
    message: ({ path }) => `\`${path}\` includes itself`,
    help: () => 'remove one of the includes of the circle',
  },
  'unreadable-include': {
    summary: 'an included file could not be read',
    why: 'Permissions that are declared there would silently be missing.',
    message: ({ path, reason }) => `\`${path}\` can't be included: ${reason}`,
    help: () => 'paths under `include` are relative to the file that states them',
  },
  'duplicate-declaration': {
    summary: 'one name is declared twice',
    why: 'Only one of the two could count, and nobody could tell which.',
    message: ({ what, name }) => `the ${what} \`${name}\` is declared twice`,
    help: () => 'keep one of the two',
  },
  'reserved-name': {
    summary: 'a name that every JavaScript object already has',
    why: 'Code that looks such a name up in a plain object finds something that nobody granted.',
    message: ({ what, name }) =>
      `\`${name}\` can't be the name of a ${what}: every JavaScript object has a member of that name`,
    help: () => 'choose another name',
  },
  'unknown-scope': {
    summary: 'a scope that is not declared',
    why: 'No token could ever carry it, or one of another API would.',
    message: ({ name, isAppRole }) =>
      isAppRole ? `\`${name}\` is an app role, and a scope is needed here` : `the scope \`${name}\` is not declared`,
    help: (data) =>
      data.isAppRole
        ? 'delegated access is granted by scopes; a role that is assigned to the user goes under `userRole`'
        : unknownHelp(data, 'scopes'),
  },
  'unknown-app-role': {
    summary: 'an app role that is not declared',
    why: 'No token could ever carry it, or one of another API would.',
    message: ({ name, isScope }) =>
      isScope ? `\`${name}\` is a scope, and an app role is needed here` : `the app role \`${name}\` is not declared`,
    help: (data) =>
      data.isScope
        ? 'app roles are assigned to apps and users; a scope is only in the token of an app that acts for a user'
        : unknownHelp(data, 'appRoles'),
  },
  'unknown-right': {
    summary: 'a right that is not declared',
    why: 'The guard would not know whom to ask.',
    message: ({ name }) => `the right \`${name}\` is not declared`,
    help: (data) => unknownHelp(data, 'rights'),
  },
  'unknown-rule': {
    summary: 'a rule that does not exist',
    why: 'A setting or a suppression that names nothing would give false comfort.',
    message: ({ name }) => `there is no rule \`${name}\``,
    help: ({ name, known }) => didYouMean(name, known) ?? '`permc explain rules` lists them all',
  },
  'cyclic-includes': {
    summary: 'permissions include each other in a circle',
    why: 'All of them would mean the same, so that asking for the smallest would grant the largest.',
    message: ({ names }) =>
      names.length === 1
        ? `\`${names.join('')}\` includes itself`
        : `permissions include each other in a circle: ${[...names, ...names.slice(0, 1)].map((name) => `\`${name}\``).join(' > ')}`,
    help: () => 'the larger permission includes the smaller, never the other way round',
  },
  'invalid-endpoint': {
    summary: 'an endpoint that is not `METHOD /path`',
    why: 'No request could be matched with it for sure.',
    message: ({ key, problem }) => `\`${key}\` is not an endpoint: ${problem}`,
    help: ({ help }) => help,
  },
  'duplicate-endpoint': {
    summary: 'two endpoints are one: their paths differ at most in letter case or in the names of parameters',
    why: 'Routers treat them as one, so a request could be judged by the laxer of the two.',
    message: ({ key, other }) =>
      key === other ? `\`${key}\` is declared twice` : `\`${key}\` is the same endpoint as \`${other}\``,
    help: () => 'keep one of the two, with the alternatives of both',
  },
  'ambiguous-endpoints': {
    summary: 'one URL can match two endpoints, and neither is more specific',
    why: 'Which guard decides would depend on the order of routes in the code.',
    message: ({ key, other }) => `\`${key}\` and \`${other}\` can match the same URL, and neither is more specific`,
    help: () => 'rename a literal segment, or make one path fit inside the other',
  },
  'unmet-right-parameter': {
    summary: 'a right needs a path parameter that the endpoint does not have',
    why: 'The decision would be made without knowing about which resource.',
    message: ({ right, param, endpoint }) =>
      `the right \`${right}\` needs \`${param}\`, which \`${endpoint}\` does not have`,
    help: ({ param }) => `name a segment \`{${param}}\`, or use another right`,
  },
  'self-with-parameters': {
    summary: '`right: self` on an endpoint whose path has parameters',
    why: 'A parameter can point at somebody else, and `self` would let it.',
    message: ({ endpoint, params }) =>
      `\`right: self\` needs a path without parameters, and \`${endpoint}\` has ${params.map((name) => `\`${name}\``).join(', ')}`,
    help: ({ params }) =>
      `declare a right that decides on ${params.map((name) => `\`${name}\``).join(', ')}, such as \`matches: { ${params[0] ?? 'userId'}: user.oid }\``,
  },
  'right-of-other-kind': {
    summary: 'a declared right compares with a fact that this kind of access does not have',
    why: 'It could never hold.',
    message: ({ right, claim, access }) =>
      `the right \`${right}\` compares with \`${claim}\`, which ${access} access does not have`,
    help: () =>
      '`user.oid` and `user.tid` belong to delegated access, `app.oid` and `app.appId` to application-only access',
  },
  'reserved-right': {
    summary: '`self` and `none` are built in and can’t be declared',
    why: 'An endpoint that names them means the built-in ones.',
    message: ({ name }) => `\`${name}\` is built in and can't be declared as a right`,
    help: () => 'choose another name',
  },
  'invalid-request': {
    summary: 'a test whose request is not `METHOD /path`',
    why: 'There is nothing to decide on.',
    message: ({ request }) => `\`${request}\` is not a request`,
    help: () => 'write a method and a concrete path, such as `GET /drives/alice/files/report`',
  },
  'missing-reason': {
    summary: 'a rule is switched off without a reason',
    why: 'Whoever reviews the manifest must be able to tell a decision from a shortcut.',
    message: ({ rule }) => `the rule \`${rule}\` is switched off without a reason`,
    help: ({ rule }) => `write \`${rule}: { severity: off, because: ... }\``,
  },
};

/** Makes a finding of one of the errors of meaning. */
export const modelError: MakeError<ModelErrorData> = defineErrors(modelErrors);
