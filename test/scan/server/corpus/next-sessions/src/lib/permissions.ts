const table: Record<string, readonly string[]> = { keeper: ['dogs.feed', 'dogs.walk'], guest: [] };

export const needs = { feed: 'dogs.feed' } as const;

export function isAllowed(roles: readonly string[], permission: string): boolean {
  return roles.some((role) => table[role]?.includes(permission));
}
