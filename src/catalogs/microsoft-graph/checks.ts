// Everything odd that the published data is known to hold, by name: one table, so that the handling of each kind is
// stated once and can be told. The functions that look for them are beside it, named after what they look at.
import type { CatalogCheck } from '../anomaly.ts';

/** The name of a check. */
export type GraphCheck =
  | 'space-in-key'
  | 'trailing-slash'
  | 'doubled-brace'
  | 'parenthesised-parameter'
  | 'missing-slash'
  | 'missing-parenthesis'
  | 'query-in-key'
  | 'foreign-path'
  | 'literal-id'
  | 'unreadable-key'
  | 'same-shape'
  | 'same-shape-conflict'
  | 'unknown-scheme'
  | 'unknown-method'
  | 'unknown-path-field'
  | 'path-set-scheme'
  | 'least-for-other-scheme'
  | 'duplicate-path-set-entry'
  | 'also-requires-unknown'
  | 'also-requires-scheme'
  | 'missing-least'
  | 'duplicate-least'
  | 'read-only-least-for-write'
  | 'read-only-for-write'
  | 'write-least-beside-reader'
  | 'write-least-for-read'
  | 'co-permission-alone'
  | 'application-on-me'
  | 'admin-consent-least'
  | 'resource-specific'
  | 'hidden-permission'
  | 'disabled-permission'
  | 'no-id'
  | 'malformed-id'
  | 'shared-id'
  | 'not-described'
  | 'no-paths'
  | 'no-level'
  | 'level-inversion'
  | 'application-without-admin-consent'
  | 'personal-with-admin-consent';

/** The checks of the published data of Microsoft Graph. */
export const graphChecks: Readonly<Record<GraphCheck, CatalogCheck>> = {
  // Path keys.
  'space-in-key': { handling: 'repaired', why: 'no URL has a bare space; it is left out' },
  'trailing-slash': { handling: 'repaired', why: 'the last segment would be empty; the slash is left out' },
  'doubled-brace': { handling: 'repaired', why: 'a parameter closes with one brace' },
  'parenthesised-parameter': { handling: 'repaired', why: 'a segment `(name)` is the parameter `{name}`' },
  'missing-slash': { handling: 'repaired', why: 'a parameter after a plural, and a word after `)`, begin a segment' },
  'missing-parenthesis': { handling: 'repaired', why: 'a function or key with an argument has parentheses' },
  'query-in-key': { handling: 'left-out', why: 'a query selects objects, and a path can not be matched by it' },
  'foreign-path': { handling: 'left-out', why: 'the path belongs to another service, not to Microsoft Graph' },
  'literal-id': { handling: 'left-out', why: 'an id that somebody pasted stands where a parameter belongs' },
  'unreadable-key': { handling: 'left-out', why: 'the key is no path template' },
  'same-shape': { handling: 'repaired', why: 'one URL has several spellings in the data; they are one operation' },
  'same-shape-conflict': {
    handling: 'distrusted',
    why: 'the keys name different objects in one place; what is not listed for all of them is not relied on',
  },
  // Path sets.
  'unknown-scheme': { handling: 'left-out', why: 'the format has no such kind of access' },
  'unknown-method': { handling: 'left-out', why: 'HTTP has no such method' },
  'unknown-path-field': { handling: 'left-out', why: 'the format has no such field; a typing error would be silent' },
  'path-set-scheme': { handling: 'left-out', why: 'the permission does not exist for that kind of access' },
  'least-for-other-scheme': { handling: 'left-out', why: 'the mark is for a kind of access that the path set lacks' },
  'duplicate-path-set-entry': { handling: 'repaired', why: 'the same claim twice is one claim; the first mark counts' },
  'also-requires-unknown': { handling: 'left-out', why: 'the second permission does not exist' },
  'also-requires-scheme': { handling: 'left-out', why: 'the second permission does not exist for that kind of access' },
  // Answers.
  'missing-least': { handling: 'kept', why: 'nothing is marked as the least-privileged answer' },
  'duplicate-least': { handling: 'kept', why: 'several answers are marked and nothing tells them apart' },
  'read-only-least-for-write': { handling: 'distrusted', why: 'a permission that only reads is marked for a write' },
  'read-only-for-write': { handling: 'distrusted', why: 'a permission that only reads is listed for a write' },
  'write-least-beside-reader': {
    handling: 'repaired',
    why: 'of `X.Read` and `X.ReadWrite`, both listed for a read, the writer is marked; the mark goes to the reader',
  },
  'write-least-for-read': {
    handling: 'kept',
    why: 'a permission that writes is marked for a read that another one, which only reads, may do as well',
  },
  'co-permission-alone': {
    handling: 'distrusted',
    why: 'a permission that is needed beside another is listed as enough alone, for a call that writes',
  },
  'application-on-me': { handling: 'distrusted', why: 'an app-only token has no signed-in user, so no `/me`' },
  'admin-consent-least': {
    handling: 'kept',
    why: 'the least answer needs an admin while another accepted one does not',
  },
  // Permissions.
  'resource-specific': {
    handling: 'kept',
    why: 'the owner of one resource grants it; a registration can not ask for it',
  },
  'hidden-permission': {
    handling: 'kept',
    why: 'it is not shown to customers, so a registration should not ask for it',
  },
  'disabled-permission': { handling: 'kept', why: 'it is switched off, so it can not be granted' },
  'no-id': { handling: 'kept', why: 'no id is published, so a registration can not ask for it' },
  'malformed-id': { handling: 'left-out', why: 'the id is no UUID' },
  'shared-id': { handling: 'left-out', why: 'two permissions have one id; asking for one could grant the other' },
  'not-described': { handling: 'kept', why: 'it has an id but no description; it is taken to need an admin' },
  'no-paths': { handling: 'kept', why: 'nothing says what the permission opens' },
  'no-level': { handling: 'kept', why: 'the privilege level is not stated' },
  'level-inversion': {
    handling: 'repaired',
    why: 'a writer is never below its reader: it takes the level of the reader',
  },
  'application-without-admin-consent': { handling: 'repaired', why: 'only an admin can grant an app role' },
  'personal-with-admin-consent': { handling: 'kept', why: 'a personal account has no admin who could grant it' },
};
