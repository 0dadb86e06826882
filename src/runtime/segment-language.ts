// The set of texts that one segment of a template matches, as a small automaton, so that two segments can be compared
// exactly instead of by rules of thumb. For the compiler only: no guard needs it. Letters are compared without case.
import type { PatternPart, Segment } from './template.ts';

/** A segment that is not `rest`, or `addressed`: any text that ends in `:`, the end of `{path}:`. */
export type SegmentForm = Exclude<Segment, { kind: 'rest' }> | { readonly kind: 'addressed' };

interface Edge {
  readonly accepts: (character: string) => boolean;
  readonly to: number;
}

interface Automaton {
  /** The edges out of each state; state 0 is the start. */
  readonly states: readonly (readonly Edge[])[];
  readonly accepting: ReadonlySet<number>;
}

/** Whether some text matches both segments. */
export function segmentsOverlap(left: SegmentForm, right: SegmentForm): boolean {
  if (endsInColon(left) !== endsInColon(right)) return false;
  if (left.kind === 'literal' && right.kind === 'literal') return left.text.toLowerCase() === right.text.toLowerCase();
  if (left.kind === 'parameter' || right.kind === 'parameter') return true;
  if (!canBegin(openingOf(left), openingOf(right)) || !canEnd(closingOf(left), closingOf(right))) return false;
  return explore(automatonOf(left), automatonOf(right), alphabetOf(left, right), 'overlap');
}

/** Whether a text can begin with both: the cheap answer for most pairs. */
function canBegin(left: string, right: string): boolean {
  return left.startsWith(right) || right.startsWith(left);
}

function canEnd(left: string, right: string): boolean {
  return left.endsWith(right) || right.endsWith(left);
}

/** The literal text that every match begins with, in lower case. */
function openingOf(form: SegmentForm): string {
  const part = form.kind === 'pattern' ? form.parts[0] : form;
  return part?.kind === 'literal' ? part.text.toLowerCase() : '';
}

/** The literal text that every match ends with, in lower case. */
function closingOf(form: SegmentForm): string {
  const part = form.kind === 'pattern' ? form.parts.at(-1) : form;
  return part?.kind === 'literal' ? part.text.toLowerCase() : '';
}

/** Whether every text that matches `inner` matches `outer`. */
export function segmentIncluded(inner: SegmentForm, outer: SegmentForm): boolean {
  if (endsInColon(inner) !== endsInColon(outer)) return false;
  if (outer.kind === 'parameter') return true;
  if (inner.kind === 'parameter') return false;
  if (inner.kind === 'literal' && outer.kind === 'literal')
    return inner.text.toLowerCase() === outer.text.toLowerCase();
  return !explore(automatonOf(inner), automatonOf(outer), alphabetOf(inner, outer), 'escape');
}

function endsInColon(form: SegmentForm): boolean {
  switch (form.kind) {
    case 'literal':
      return form.text.endsWith(':');
    case 'parameter':
      return false;
    case 'pattern':
      return form.colon;
    case 'addressed':
      return true;
  }
}

/** Looks for a text that both accept (`overlap`), or that the left one accepts and the right one does not (`escape`). */
function explore(left: Automaton, right: Automaton, alphabet: readonly string[], goal: 'overlap' | 'escape'): boolean {
  const seen = new Set<string>();
  const pending: { readonly state: number; readonly others: ReadonlySet<number> }[] = [
    { state: 0, others: new Set([0]) },
  ];
  for (let pair = pending.pop(); pair !== undefined; pair = pending.pop()) {
    const { state, others } = pair;
    const key = `${state}|${[...others].toSorted((a, b) => a - b).join()}`;
    if (seen.has(key)) continue;
    seen.add(key);
    const otherAccepts = [...others].some((other) => right.accepting.has(other));
    if (left.accepting.has(state) && otherAccepts === (goal === 'overlap')) return true;
    for (const character of alphabet) {
      const nextOthers = step(right, others, character);
      if (goal === 'overlap' && nextOthers.size === 0) continue;
      for (const next of step(left, new Set([state]), character)) pending.push({ state: next, others: nextOthers });
    }
  }
  return false;
}

function step(automaton: Automaton, from: ReadonlySet<number>, character: string): ReadonlySet<number> {
  const reached = new Set<number>();
  for (const state of from) {
    for (const edge of automaton.states[state] ?? []) if (edge.accepts(character)) reached.add(edge.to);
  }
  return reached;
}

/** Every character that either segment treats in a way of its own, and one (`\0`) for all the others. */
function alphabetOf(left: SegmentForm, right: SegmentForm): readonly string[] {
  return [...new Set(`\0:'(),${literalText(left)}${literalText(right)}`)];
}

function literalText(form: SegmentForm): string {
  if (form.kind === 'literal') return form.text.toLowerCase();
  if (form.kind !== 'pattern') return '';
  return form.parts.map((part) => (part.kind === 'literal' ? part.text.toLowerCase() : '')).join('');
}

function automatonOf(form: SegmentForm): Automaton {
  switch (form.kind) {
    case 'literal':
      return build([{ kind: 'literal', text: form.text }], form.text.endsWith(':'));
    case 'parameter':
      return build([{ kind: 'parameter', name: '', argument: false }], false);
    case 'pattern':
      return build(form.parts, form.colon);
    case 'addressed':
      return build(
        [
          { kind: 'parameter', name: '', argument: false },
          { kind: 'literal', text: ':' },
        ],
        true,
      );
  }
}

/** The same reading of a mixed segment as `matchPattern`, as states and edges. */
function build(parts: readonly PatternPart[], colon: boolean): Automaton {
  const states: Edge[][] = [[]];
  const grow = (from: readonly number[], accepts: Edge['accepts']): number => {
    const to = states.push([]) - 1;
    for (const state of from) states[state]?.push({ accepts, to });
    return to;
  };
  const loop = (state: number, accepts: Edge['accepts']): void => {
    states[state]?.push({ accepts, to: state });
  };
  let ends: readonly number[] = [0];
  parts.forEach((part, index) => {
    if (part.kind === 'literal') {
      for (const wanted of part.text.toLowerCase()) ends = [grow(ends, (character) => character === wanted)];
      return;
    }
    if (part.argument) {
      const bare = grow(ends, isBare);
      loop(bare, isBare);
      const opened = grow(ends, isQuote);
      const doubled = grow([opened], isQuote);
      const inside = grow([opened], isUnquoted);
      states[doubled]?.push({ accepts: isQuote, to: inside });
      loop(inside, isUnquoted);
      // One quote closes the value; a second one right after it makes the two a quote inside the value.
      const closed = grow([inside], isQuote);
      states[closed]?.push({ accepts: isQuote, to: inside });
      ends = [bare, closed];
      return;
    }
    const next = parts[index + 1];
    const stop = next?.kind === 'literal' && index + 2 < parts.length ? next.text.charAt(0).toLowerCase() : undefined;
    const accepts = (character: string): boolean => character !== stop;
    const inside = grow(ends, accepts);
    loop(inside, accepts);
    if (next !== undefined || colon) ends = [inside];
    else ends = [grow([...ends, inside], (character) => character !== ':')];
  });
  return { states, accepting: new Set(ends) };
}

function isBare(character: string): boolean {
  return !"'(),".includes(character);
}

function isQuote(character: string): boolean {
  return character === "'";
}

function isUnquoted(character: string): boolean {
  return character !== "'";
}
