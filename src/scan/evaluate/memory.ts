// What has been found already, and the bounds of the search. An answer that was cut short because something was asked for
// while it was being found depends on where the search began: it is kept only for as long as that is still being found.
import type { ts } from '../program/typescript.js';
import { manyQuestions, type Effort } from '../program/effort.ts';
import type { Readings, ReadingLog } from '../program/reading-log.ts';
import { unknown } from './make-value.ts';
import { outermostFrame, type Frame, type Possible, type Value } from './value.ts';

/** Questions within questions are answered so deep; the stack holds some twelve calls for each. */
const mostDepth = 350;

/** A function that calls itself is followed so often. */
const mostRepetitions = 2;

/** What nearly every value can be found with. */
const fewQuestions = 300;

/**
 * So many questions are answered for one that was asked from outside, by how many have gone beyond few so far: a program
 * that is made of such values would otherwise take hours, and its later ones are then listed as not followed.
 */
const mostQuestions = (spent: number): number => {
  if (spent < manyQuestions) return 60_000;
  return spent < 600_000 ? 2_000 : fewQuestions;
};

const tooLong = 'the value takes too long to follow';

/** Whether a value is unknown only because the search for it was ended. */
export function isCutShort(possible: Possible): boolean {
  return possible.kind === 'symbolic' && possible.root.kind === 'unknown' && possible.root.reason === tooLong;
}

/** The memory of one evaluator. */
export interface Memory {
  /** The value of a node in a frame: remembered, or found now. */
  remember(node: ts.Node, frame: Frame, find: () => Value): Value;
  /** The same for what a key names. */
  once(key: string, find: () => Value): Value;
  /** Finds a value within a call of a function, unless that function is being called already. */
  within(fn: ts.Node, find: () => Value): Value;
}

/** An answer that holds while the question at a depth is open. */
interface PassingAnswer {
  readonly value: Value;
  readonly readings: Readings | undefined;
  readonly until: number;
}

/** What has been found, in one frame or wherever else. */
type Store = Pick<Frame, 'answers' | 'readings'>;

/**
 * An empty memory.
 *
 * @param log is told what was read for an answer whenever that is used
 * @param effort what has been spent, and is here
 */
export function createMemory(log: ReadingLog, effort: Effort): Memory {
  // The outermost frame is the same for every evaluator, so what is found in it can't lie there.
  const outermost: Store = {};
  const keys: Store = {};
  /** What is being found, and how deep in the search it is. */
  const open = new Map<ts.Node | string, Map<Frame | undefined, number>>();
  /** The functions that are being called: how often, and how deep in the search the outermost of those calls began. */
  const calls = new Map<ts.Node, { readonly count: number; readonly since: number }>();
  /** Answers that hold while a question further out is open. */
  const passing = new Map<ts.Node | string, Map<Frame | undefined, PassingAnswer>>();
  /** By the depth of that question, what of them ends with it. */
  const ending: (() => void)[][] = [];
  let depth = 0;
  let questions = 0;
  /** How many questions may be answered for the one that is being answered. */
  let most = mostQuestions(0);
  /** The least depth that an answer since then has been cut short by. */
  let cut = Number.POSITIVE_INFINITY;

  const keep = (known: Store, key: ts.Node | string, value: Value, readings: Readings | undefined): void => {
    (known.answers ??= new Map<ts.Node | string, Value>()).set(key, value);
    if (readings !== undefined) (known.readings ??= new Map<ts.Node | string, Readings>()).set(key, readings);
  };

  const hold = (key: ts.Node | string, frame: Frame | undefined, held: PassingAnswer): void => {
    const byFrame = passing.get(key) ?? new Map<Frame | undefined, PassingAnswer>();
    passing.set(key, byFrame);
    byFrame.set(frame, held);
    (ending[held.until] ??= []).push(() => byFrame.delete(frame));
  };

  const answer = (key: ts.Node | string, frame: Frame | undefined, known: Store, find: () => Value): Value => {
    const found = known.answers?.get(key);
    if (found !== undefined) {
      const readings = known.readings?.get(key);
      if (readings !== undefined) log.note(readings);
      return found;
    }
    const pending = open.get(key) ?? new Map<Frame | undefined, number>();
    const since = pending.get(frame);
    if (since !== undefined) {
      cut = Math.min(cut, since);
      return unknown('the value depends on itself');
    }
    const held = passing.get(key)?.get(frame);
    if (held !== undefined) {
      cut = Math.min(cut, held.until);
      if (held.readings !== undefined) log.note(held.readings);
      return held.value;
    }
    if (depth === 0) {
      most = mostQuestions(effort.questions);
      questions = 0;
    }
    questions += 1;
    const before = questions;
    if (depth >= mostDepth || questions > most) {
      cut = -1;
      return unknown(tooLong);
    }
    open.set(key, pending);
    pending.set(frame, depth);
    depth += 1;
    const outer = cut;
    cut = Number.POSITIVE_INFINITY;
    const around = log.begin();
    try {
      const value = find();
      const readings = log.end(around);
      if (cut >= depth - 1) {
        keep(known, key, value, readings);
        cut = Number.POSITIVE_INFINITY;
      } else if (questions - before >= most / 2) {
        // What takes so many by itself would take too long wherever it is asked.
        keep(known, key, value, readings);
      } else if (cut >= 0) hold(key, frame, { value, readings, until: cut });
      return value;
    } finally {
      depth -= 1;
      pending.delete(frame);
      for (const end of ending[depth]?.splice(0) ?? []) end();
      cut = depth === 0 ? Number.POSITIVE_INFINITY : Math.min(cut, outer);
      if (depth === 0) effort.questions += Math.max(0, questions - fewQuestions);
    }
  };

  return {
    remember: (node, frame, find) => answer(node, frame, frame === outermostFrame ? outermost : frame, find),
    once: (key, find) => answer(key, undefined, keys, find),
    within: (fn, find) => {
      const outer = calls.get(fn);
      const { count, since } = outer ?? { count: 0, since: depth };
      if (count >= mostRepetitions) {
        // What encloses the outermost of these calls does not depend on where the search began.
        cut = Math.min(cut, since - 1);
        return unknown('the function calls itself');
      }
      calls.set(fn, { count: count + 1, since });
      try {
        return find();
      } finally {
        if (outer === undefined) calls.delete(fn);
        else calls.set(fn, outer);
      }
    },
  };
}
