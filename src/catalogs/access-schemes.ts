// The kinds of access in the order of every output.
import type { AccessScheme } from '../model/catalog.ts';

/** All kinds of access, in the order of every output. */
export const accessSchemes: readonly AccessScheme[] = ['delegatedWork', 'delegatedPersonal', 'application'];
