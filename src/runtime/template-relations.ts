// How two templates relate as sets of paths, for the compiler: duplicates, overlaps and which one is more specific.
// Exact, not a rule of thumb: paths are sequences of segments, and segments are compared as languages.
import { segmentIncluded, segmentsOverlap } from './segment-language.ts';
import type { SegmentForm } from './segment-language.ts';
import type { PathTemplate } from './template.ts';

/** A segment that can come next, and the position in the template after it. */
interface Move {
  readonly form: SegmentForm;
  readonly to: number;
}

const plain: SegmentForm = { kind: 'parameter', name: '' };
const addressed: SegmentForm = { kind: 'addressed' };

/**
 * Whether some path matches both templates. Literals are compared without case, as in `PathTemplate.shape`.
 */
export function overlaps(left: PathTemplate, right: PathTemplate): boolean {
  const seen = new Set<string>();
  const search = (p: number, q: number): boolean => {
    const key = `${p},${q}`;
    if (seen.has(key)) return false;
    seen.add(key);
    if (p === left.segments.length && q === right.segments.length) return true;
    return moves(left, p).some((mine) =>
      moves(right, q).some((other) => segmentsOverlap(mine.form, other.form) && search(mine.to, other.to)),
    );
  };
  return search(0, 0);
}

/**
 * Whether every path that matches `inner` matches `outer` as well: at least as specific, so true for duplicates too.
 * Literals are compared without case.
 */
export function moreSpecific(inner: PathTemplate, outer: PathTemplate): boolean {
  const seen = new Set<string>();
  const holds = (p: number, q: number): boolean => {
    const key = `${p},${q}`;
    if (seen.has(key)) return true;
    seen.add(key);
    if (p === inner.segments.length && q !== outer.segments.length) return false;
    // At any position at most one move of `outer` fits a segment, for a segment either ends in `:` or does not.
    return moves(inner, p).every((mine) =>
      moves(outer, q).some((other) => segmentIncluded(mine.form, other.form) && holds(mine.to, other.to)),
    );
  };
  return holds(0, 0);
}

/** What may come at a position. The end of a template with a final rest goes on for as long as the path does. */
function moves(template: PathTemplate, position: number): readonly Move[] {
  const segment = template.segments[position];
  if (segment === undefined) {
    const last = template.segments.at(-1);
    return last?.kind === 'rest' && last.until === 'end' ? [{ form: plain, to: position }] : [];
  }
  if (segment.kind !== 'rest') return [{ form: segment, to: position + 1 }];
  if (segment.until === 'end') return [{ form: plain, to: position + 1 }];
  return [
    { form: plain, to: position },
    { form: addressed, to: position + 1 },
  ];
}
