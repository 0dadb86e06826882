// How people read which sign-in an alternative asks for. One wording for every command; it decides nothing.
import type { AuthenticationRow } from '../runtime/table.ts';

/** What a user must have done to sign in, on one line: `authentication context c1, at most 60 s ago`. */
export function signInText({ context, acr, maxAge }: AuthenticationRow): string {
  return [
    ...(context === undefined ? [] : [`authentication context ${context}`]),
    ...(acr === undefined ? [] : [`acr ${acr.join(' or ')}`]),
    ...(maxAge === undefined ? [] : [`at most ${maxAge} s ago`]),
  ].join(', ');
}
