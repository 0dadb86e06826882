// A path template as a path of @koa/router, and the way from what it captured back to parameters: its captures are still
// encoded, so they become values by the runtime's own rules.
import { decodeCapture, unquote } from '../captures.ts';
import { denials } from '../denial.ts';
import type { PathTemplate } from '../template.ts';
import { expressPath } from './express-path.ts';
import type { ReadCaptures } from './framework-captures.ts';

/** How @koa/router is to match a template. */
export interface KoaPath {
  readonly path: string | RegExp;
  /** How the framework names the route once it has matched it. */
  readonly matched: readonly string[];
  /** The parameters of what the framework captured, in order; `path-malformed` for what no path may hold. */
  readonly read: (captures: readonly unknown[]) => ReadCaptures;
}

/**
 * Translates a template: a string for plain segments, which the router prefixes, else an expression that has the prefix in it,
 * because the router leaves expressions alone. Both are syntaxes that Express shares.
 *
 * @param template the template
 * @param addressing see `expressPath`
 * @param prefix of the router
 */
export function koaPath(template: PathTemplate, addressing: boolean, prefix: string): KoaPath {
  const { path: plain, arguments: quoted } = expressPath(template, addressing);
  const path = typeof plain === 'string' ? plain : new RegExp(`^${literalSource(prefix)}${plain.source.slice(1)}`);
  const rests = new Set(template.segments.flatMap((segment) => (segment.kind === 'rest' ? [segment.name] : [])));
  return {
    path,
    matched: typeof path === 'string' ? [path === '/' && prefix !== '' ? prefix : `${prefix}${path}`] : [String(path)],
    read: (captures) => {
      const params: Record<string, string> = Object.create(null);
      for (const [index, name] of template.params.entries()) {
        const raw = captures[index];
        const value = typeof raw === 'string' ? decodeCapture(raw, rests.has(name)) : undefined;
        if (value === undefined) return denials['path-malformed'];
        params[name] = quoted[index] === true ? unquote(value) : value;
      }
      return { outcome: 'params', params };
    },
  };
}

function literalSource(text: string): string {
  return text.replaceAll(
    /[^A-Za-z0-9/]/g,
    (character) => `\\x${character.charCodeAt(0).toString(16).padStart(2, '0')}`,
  );
}
