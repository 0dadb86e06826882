// When one way in makes another one idle: every caller who could take the narrow one is let in by the wide one as well.
import type {
  ApplicationAlternative,
  Authentication,
  DelegatedAlternative,
  Endpoint,
  RightUse,
} from '../model/model.ts';
import type { PermissionSets } from './includes.ts';
import { demandsOf } from './opened-endpoints.ts';

/** An alternative that lets nobody in whom another one would not let in, and shows no more. */
export interface ImpliedAlternative<Kind> {
  readonly idle: Kind;
  /** The one that does its work; of two that are equal, the first. */
  readonly by: Kind;
}

/**
 * The idle delegated alternatives of an endpoint.
 *
 * @param scopes what each scope satisfies
 * @param appRoles what each app role satisfies, for `userRole`
 */
export function impliedDelegated(
  { delegated }: Endpoint,
  scopes: PermissionSets,
  appRoles: PermissionSets,
): readonly ImpliedAlternative<DelegatedAlternative>[] {
  return implied(
    delegated,
    (narrow, wide) =>
      satisfiesAll(narrow, wide, scopes) &&
      (wide.userRole === undefined ||
        (narrow.userRole !== undefined && satisfies(narrow.userRole.value, wide.userRole.value, appRoles))) &&
      narrow.accounts.every((account) => wide.accounts.includes(account)) &&
      asksNoMore(wide.authentication, narrow.authentication),
  );
}

/**
 * The idle application alternatives of an endpoint.
 *
 * @param appRoles what each app role satisfies
 */
export function impliedApplication(
  { application }: Endpoint,
  appRoles: PermissionSets,
): readonly ImpliedAlternative<ApplicationAlternative>[] {
  return implied(application, (narrow, wide) => satisfiesAll(narrow, wide, appRoles));
}

function implied<Kind extends DelegatedAlternative | ApplicationAlternative>(
  alternatives: readonly Kind[],
  admits: (narrow: Kind, wide: Kind) => boolean,
): readonly ImpliedAlternative<Kind>[] {
  if (alternatives.length < 2) return [];
  const covers = (wide: Kind, narrow: Kind): boolean =>
    admits(narrow, wide) && demandsNoOtherRight(wide.right, narrow.right) && showsAsMuch(wide, narrow);
  return alternatives.flatMap((idle, index) => {
    // Two that cover each other are the same: the first of them stays.
    const by = alternatives.find(
      (wide, other) => wide !== idle && covers(wide, idle) && (other < index || !covers(idle, wide)),
    );
    return by === undefined ? [] : [{ idle, by }];
  });
}

function satisfiesAll(
  narrow: DelegatedAlternative | ApplicationAlternative,
  wide: DelegatedAlternative | ApplicationAlternative,
  included: PermissionSets,
): boolean {
  const held = demandsOf(narrow);
  return demandsOf(wide).every((demand) => held.some(({ value }) => satisfies(value, demand.value, included)));
}

function satisfies(held: string, demanded: string, included: PermissionSets): boolean {
  return included.get(held)?.has(demanded) === true;
}

/** Whether every sign-in that the narrow one takes is one that the wide one takes. */
function asksNoMore(wide: Authentication | undefined, narrow: Authentication | undefined): boolean {
  if (wide === undefined) return true;
  if (narrow === undefined || wide.context?.value !== narrow.context?.value) return false;
  const taken = wide.acr.map(({ value }) => value);
  const levels =
    taken.length === 0 || (narrow.acr.length > 0 && narrow.acr.every(({ value }) => taken.includes(value)));
  return levels && (narrow.maxAge?.value ?? Infinity) <= (wide.maxAge?.value ?? Infinity);
}

function demandsNoOtherRight(wide: RightUse, narrow: RightUse): boolean {
  if (wide.kind === 'none' || wide.kind === 'unstated') return true;
  if (wide.kind === 'self') return narrow.kind === 'self';
  return narrow.kind === 'named' && narrow.name === wide.name;
}

function showsAsMuch({ properties: wide }: Shown, { properties: narrow }: Shown): boolean {
  if (wide === undefined) return true;
  const shown = new Set(wide.map(({ value }) => value));
  return narrow !== undefined && narrow.every(({ value }) => shown.has(value));
}

type Shown = DelegatedAlternative | ApplicationAlternative;
