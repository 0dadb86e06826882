// What a build records so that the next one can tell a removal or a new id from a first declaration.
// Plain data; reading and writing the file belongs to `workspace/`.

/** One permission as the last build emitted it. */
export interface LockedPermission {
  readonly kind: 'scope' | 'appRole';
  readonly value: string;
  readonly id: string;
  readonly enabled: boolean;
}
