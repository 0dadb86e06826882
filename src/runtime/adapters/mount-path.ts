// Where the guarded routes are mounted: a prefix that the framework knows and the templates do not.
import { PolicyError } from '../policy-error.ts';

/** A checked mount path. */
export interface MountPath {
  readonly text: string;
  /** A path without the prefix; as it is when it does not begin with it. Letter case of the prefix does not matter. */
  readonly inside: (path: string) => string;
  /** A path without the prefix, letter by letter; undefined when it does not begin with it. */
  readonly below: (path: string) => string | undefined;
  /** How a framework may write a route of this path below the prefix. */
  readonly urls: (path: string) => readonly string[];
}

/**
 * Checks a mount path.
 *
 * @param text the option; undefined for the root
 * @throws {PolicyError} `option-invalid`
 */
export function readMountPath(text = ''): MountPath {
  if (text !== '' && !/^\/.*[^/]$/.test(text)) {
    throw new PolicyError('option-invalid', '`mountPath` must start with `/` and not end with it');
  }
  return {
    text,
    inside: (path) => {
      const rest = path.slice(text.length);
      const below = path.slice(0, text.length).toLowerCase() === text.toLowerCase();
      return below && (rest === '' || rest.startsWith('/')) ? rest || '/' : path;
    },
    below: (path) => {
      if (!path.startsWith(text)) return undefined;
      const rest = path.slice(text.length);
      return rest === '' ? '/' : rest.startsWith('/') ? rest : undefined;
    },
    urls: (path) => (path === '/' && text !== '' ? [text, `${text}/`] : [`${text}${path}`]),
  };
}
