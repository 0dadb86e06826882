// Names for values and frames that are the same whenever the same thing is evaluated again: the routers of `createRouter('a')`
// and `createRouter('b')` differ, and two looks at one of them do not. They name places in sources, never machine addresses.
import type { ts } from '../../program/typescript.js';
import { sha256 } from '../../../base/hash.ts';
import type { CallSite, Deferred, Frame, Possible, Step, Value } from '../../evaluate/value.ts';

/** Calls inside calls beyond this depth are not told apart. */
const deepest = 4;

/** Longer names are cut, and told apart by their hash. */
const longest = 400;

const frameKeys = new WeakMap<Frame, Map<number, string>>();

/** The place of a node: its file and offset. */
export function nodeKey(node: ts.Node): string {
  return `${node.getSourceFile().fileName}:${node.getStart()}`;
}

/** What a frame binds, as far as a node inside it can tell; the empty text for the outermost frame. */
export function frameKey(frame: Frame, depth: number = 0): string {
  const keys = frameKeys.get(frame) ?? new Map<number, string>();
  frameKeys.set(frame, keys);
  const known = keys.get(depth) ?? shorten(findFrameKey(frame, depth));
  keys.set(depth, known);
  return known;
}

function shorten(key: string): string {
  return key.length > longest ? `${key.slice(0, longest)}#${sha256(key)}` : key;
}

function findFrameKey(frame: Frame, depth: number): string {
  const parts: string[] = [];
  for (let at: Frame | undefined = frame; at !== undefined; at = at.parent) {
    if (at.owner === undefined) continue;
    const bound = [...at.bindings].map(([node, value]) => `${node.getStart()}=${deferredKey(value, depth + 1)}`);
    const self = at.self === undefined ? '' : `this=${valueKey(at.self, depth + 1)}`;
    const site = at.site === undefined ? '' : `from ${siteKey(at.site, depth + 1)}`;
    parts.push(`${nodeKey(at.owner)}(${[...bound, self, site].join(',')})`);
  }
  return parts.join('/');
}

function siteKey({ node, frame }: CallSite, depth: number): string {
  return depth > deepest ? '…' : `${nodeKey(node)}@${frameKey(frame, depth)}`;
}

function deferredKey(deferred: Deferred, depth: number): string {
  if (depth > deepest) return '…';
  if ('value' in deferred) return valueKey(deferred.value, depth);
  const around = frameKey(deferred.frame, depth);
  return around === '' ? nodeKey(deferred.node) : `${nodeKey(deferred.node)}@${around}`;
}

/** A value by what it is made of. */
export function valueKey(value: Value, depth: number = 0): string {
  return depth > deepest ? '…' : shorten(value.map((possible) => possibleKey(possible, depth)).join('|'));
}

function possibleKey(possible: Possible, depth: number): string {
  switch (possible.kind) {
    case 'text':
      return JSON.stringify(possible.parts.map((part) => (typeof part === 'string' ? part : {})));
    case 'constant':
      return String(possible.value);
    case 'list':
      return `[${possible.elements.map((element) => deferredKey(element, depth + 1)).join(',')}]`;
    case 'record':
      return `{${[...possible.properties].map(([name, one]) => `${name}:${deferredKey(one, depth + 1)}`).join(',')}}`;
    case 'namespace':
      return possible.file;
    case 'function':
    case 'class':
      return `${nodeKey(possible.node)}@${frameKey(possible.frame, depth + 1)}`;
    case 'instance':
      return `new ${nodeKey(possible.of.node)}(${(possible.args ?? []).map((one) => deferredKey(one, depth + 1)).join(',')})`;
    case 'url':
      return possibleKey(possible.text, depth);
    case 'pattern':
      return `/${possible.source}/${possible.flags}`;
    case 'symbolic':
      return `${JSON.stringify({ ...possible.root, parameters: possible.root.kind === 'global' ? [] : possible.root.parameters.map(nodeKey) })}${possible.steps.map((step) => stepKey(step, depth + 1)).join('')}`;
  }
}

/** One step of a symbolic value. */
export function stepKey(step: Step, depth: number = 0): string {
  switch (step.kind) {
    case 'member':
      return `.${step.name ?? '?'}`;
    case 'instance':
      return ':instance';
    case 'call':
    case 'new': {
      const around = frameKey(step.frame, depth);
      return `:${nodeKey(step.node)}${around === '' ? '' : `@${around}`}`;
    }
  }
}
