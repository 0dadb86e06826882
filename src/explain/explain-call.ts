// What a call to another API needs, by its catalog: the operation that it is, the least-privileged answer, and all that is
// accepted, for each kind of access. One call at a time; the least set for many is the solver's.
import { quotedList } from '../base/quoted-list.ts';
import type { AccessScheme, Catalog, CatalogClaim } from '../model/catalog.ts';
import { createCatalogMatcher, type CallMatch } from '../reason/catalog-matcher.ts';
import { createLeastAnswers, type LeastAnswer } from '../reason/least-answer.ts';

/** What lets a call in as one kind of access; an inner list is needed together. Both are empty where there is no way in. */
export interface PrintedAccess {
  /** Usually one; several when the publisher leaves it open. */
  readonly least: readonly (readonly string[])[];
  /** Everything that is listed, also what nobody should rely on. */
  readonly accepted: readonly (readonly string[])[];
}

/** The same with what the least answer rests on. */
export interface CallAccess extends PrintedAccess {
  readonly basis: LeastAnswer['basis'];
  /** Why the published answer can't be relied on, where it is given for want of another one. */
  readonly doubt: string | undefined;
}

/** The answer to one call. */
export type CallExplanation<Access = CallAccess> =
  | {
      readonly call: string;
      /** The path of the operation as the catalog spells it. */
      readonly template: string;
      /** It was found under another name of the same thing, such as `/users/{id}` for `/me`. */
      readonly aliased: boolean;
      readonly access: Readonly<Record<AccessScheme, Access>>;
    }
  | { readonly call: string; readonly error: CallError };

/** Why there is no answer. */
export interface CallError {
  readonly code: Exclude<CallMatch['kind'], 'found'>;
  readonly message: string;
}

/**
 * Prepares a catalog for explaining calls.
 *
 * @param catalog any catalog
 * @param excerpt whether it is only the excerpt that is built in, so that an unknown call may exist all the same
 * @returns the explanation of `METHOD path`, a full URL included; it never throws
 */
export function createCallExplainer(catalog: Catalog, excerpt: boolean): (call: string) => CallExplanation {
  const match = createCatalogMatcher(catalog);
  const leastAnswers = createLeastAnswers(catalog);
  return (call) => {
    const found = match(call);
    if (found.kind !== 'found')
      return { call, error: { code: found.kind, message: whyNot(found, catalog.name, excerpt) } };
    const { operation, siblings, aliases } = found;
    const accessOf = (scheme: AccessScheme): CallAccess => {
      const { claims, basis } = leastAnswers(operation, scheme, siblings);
      return {
        least: permissionsOf(claims),
        accepted: permissionsOf(operation.claims[scheme] ?? []),
        basis,
        doubt: basis === 'doubted' ? claims[0]?.doubt : undefined,
      };
    };
    return {
      call,
      template: operation.template.text,
      aliased: aliases.length > 0,
      access: {
        delegatedWork: accessOf('delegatedWork'),
        delegatedPersonal: accessOf('delegatedPersonal'),
        application: accessOf('application'),
      },
    };
  };
}

/** An explanation as it is printed for machines. */
export function printedCall(explanation: CallExplanation): CallExplanation<PrintedAccess> {
  if ('error' in explanation) return explanation;
  const { access } = explanation;
  const printed = ({ least, accepted }: CallAccess): PrintedAccess => ({ least, accepted });
  return {
    ...explanation,
    access: {
      delegatedWork: printed(access.delegatedWork),
      delegatedPersonal: printed(access.delegatedPersonal),
      application: printed(access.application),
    },
  };
}

/**
 * Says why a call is no operation of a catalog.
 *
 * @param match what it was found to be
 * @param catalog the name of the catalog
 * @param excerpt whether it is only the excerpt that is built in
 * @returns a sentence without a full stop; the call itself is not named
 */
export function whyNot(
  match: Exclude<CallMatch, { readonly kind: 'found' }>,
  catalog: string,
  excerpt: boolean,
): string {
  const all = excerpt ? `; only an excerpt is built in, \`permc catalog add ${catalog}\` gets all of it` : '';
  switch (match.kind) {
    case 'not-found':
      return `the catalog \`${catalog}\` has no such path${all}`;
    case 'no-method':
      return `the catalog \`${catalog}\` has \`${match.template.text}\` with ${quotedList(match.methods)} only${all}`;
    case 'ambiguous':
      return `it may be any of ${quotedList(match.candidates.map(({ method, template }) => `${method} ${template.text}`))}`;
    case 'batch':
      return 'a batch needs no permission itself; the calls in it do';
    case 'other-api':
      return `\`${match.authority}\` is not the host of \`${catalog}\``;
    case 'malformed':
      return faults[match.reason];
  }
}

const faults: Readonly<Record<Extract<CallMatch, { readonly kind: 'malformed' }>['reason'], string>> = {
  'no-method': 'it is not a method and a path, such as `GET /me`',
  'unknown-method': 'it does not begin with an HTTP method',
  'no-path': 'it has no path',
  'too-long': 'its URL is longer than any server takes',
};

function permissionsOf(claims: readonly CatalogClaim[]): readonly (readonly string[])[] {
  return claims.map(({ permissions }) => permissions);
}
