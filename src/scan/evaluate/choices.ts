// Choices that hang together: of `if (id) { url = one; method = 'PUT'; } else { url = all; method = 'POST'; }` the two ways are
// told apart, so that no method is listed with the other one's URL. It must not know what the values are for.
import { ts } from '../program/typescript.js';
import { inputsOf, type Holder } from './choice-inputs.ts';
import type { Evaluator } from './evaluator.ts';
import { contains } from './frames.ts';
import { constantOf } from './make-value.ts';
import { truthOfValue } from './operators.ts';
import {
  answersAt,
  conditionOf,
  holds,
  isBranching,
  questionOf,
  wayOf,
  type Answer,
  type Branching,
  type Condition,
  type Question,
} from './questions.ts';
import { endsClause, heldBefore, wantedTruth } from './reachable.ts';
import { objectFrames } from './object-frames.ts';
import { isSteady } from './steady.ts';
import { known, knownTextOf } from './texts.ts';
import type { Deferred, Frame, Value } from './value.ts';

/** So many ways that lead to one call are told apart. */
const mostWays = 32;

/** The ways that are taken at places that branch; `undefined` past one. */
type Ways = ReadonlyMap<Branching, ts.Node | undefined>;

/** One question, and the places that ask it and decide about the call. */
interface Choice extends Question {
  readonly places: readonly Branching[];
}

/** The choices that what a call is made with depends on more than once, and the function around it. */
interface CallChoices {
  readonly owner: ts.Node;
  readonly choices: readonly Choice[];
  /** What holds where the call stands. */
  readonly held: readonly Held[];
  /** The variables of which it takes several parts. */
  readonly holders: readonly Holder[];
}

/** A condition that holds, or does not. */
interface Held {
  readonly condition: Condition;
  readonly truth: boolean;
}

/** The frames in which a call is evaluated: one for each way through the branches that its parts depend on together. */
export function choiceFrames(call: ts.Node, frame: Frame, evaluator: Evaluator): readonly Frame[] {
  const found = choicesOf(call);
  if (found === undefined) return [frame];
  const byFrame = made.get(call) ?? new WeakMap<Frame, readonly Frame[]>();
  made.set(call, byFrame);
  const earlier = byFrame.get(frame);
  if (earlier !== undefined) return earlier;
  let all: readonly Ways[] = [new Map()];
  for (const choice of found.choices) {
    const next = all.flatMap((ways) => waysOf(choice, ways, call, frame, found, evaluator));
    if (next.length > mostWays) break;
    all = next;
  }
  const frames = all
    .map((ways) => (ways.size === 0 ? frame : frameOf(ways, found.owner, frame)))
    .flatMap((way) => objectFrames(found.holders, found.owner, way, evaluator));
  byFrame.set(frame, frames);
  return frames;
}

/** What is found in equal frames need not be found again. */
const made = new WeakMap<ts.Node, WeakMap<Frame, readonly Frame[]>>();

function frameOf(ways: Ways, owner: ts.Node, frame: Frame): Frame {
  const bindings = new Map<ts.Node, Deferred>();
  for (const [place, way] of ways) {
    if (ts.isIfStatement(place)) bindings.set(place, known(constantOf(way === place.thenStatement)));
    else if (ts.isSwitchStatement(place)) {
      const index = place.caseBlock.clauses.findIndex((clause) => clause === way);
      bindings.set(place, known(constantOf(index)));
    } else bindings.set(place, { node: way === place.whenTrue ? place.whenTrue : place.whenFalse, frame });
  }
  return { owner, bindings, self: undefined, parent: frame, depth: frame.depth };
}

/** Some ways, with each way that the answers to one more question lead on. */
function waysOf(
  choice: Choice,
  ways: Ways,
  call: ts.Node,
  frame: Frame,
  { owner, held }: CallChoices,
  evaluator: Evaluator,
): readonly Ways[] {
  const places = choice.places.filter((place) => isOnWay(place, ways, owner));
  if (places.length === 0) return [ways];
  const possible = possibleAnswers(choice, places, frame, evaluator).filter(
    (answer) =>
      held.every(
        ({ condition, truth }) => condition.subject !== choice.subject || holds(condition, answer) === truth,
      ) && places.every((place) => leadsTo(call, place, answer)),
  );
  if (possible.length === 0) return [ways];
  return possible.map((answer) => new Map([...ways, ...places.map((place) => [place, wayOf(place, answer)] as const)]));
}

/** Whether the ways that are taken already lead to a place. */
function isOnWay(node: ts.Node, ways: Ways, owner: ts.Node): boolean {
  for (let at = node; at !== owner && at.parent !== undefined; at = at.parent) {
    const place = ts.isCaseBlock(at.parent) ? at.parent.parent : at.parent;
    if (ts.isCaseBlock(at)) continue;
    if (isBranching(place) && ways.has(place) && at !== decider(place) && !isReached(at, ways.get(place))) return false;
  }
  return true;
}

function decider(place: Branching): ts.Expression {
  return ts.isConditionalExpression(place) ? place.condition : place.expression;
}

/** Whether a branch is the way that is taken, or a clause that this one falls into. */
function isReached(branch: ts.Node, way: ts.Node | undefined): boolean {
  if (branch === way) return true;
  if (way === undefined || !ts.isCaseOrDefaultClause(way) || !ts.isCaseOrDefaultClause(branch)) return false;
  const { clauses } = way.parent;
  const from = clauses.indexOf(way);
  const to = clauses.indexOf(branch);
  return from < to && clauses.slice(from, to).every((clause) => !endsClause(clause));
}

/** Whether an answer leads from a place to the call: not into the branch beside it, and not out of the function. */
function leadsTo(call: ts.Node, place: Branching, answer: Answer): boolean {
  const way = wayOf(place, answer);
  if (contains(place, call) && !isDecided(place, call)) return isOnWay(call, new Map([[place, way]]), place.parent);
  return way === undefined || !isLeaving(way);
}

function isDecided(place: Branching, call: ts.Node): boolean {
  const by = decider(place);
  return by === call || contains(by, call);
}

/** Whether a branch ends in what leaves the function or the turn of a loop. */
function isLeaving(way: ts.Node): boolean {
  const statements = ts.isBlock(way) || ts.isCaseOrDefaultClause(way) ? way.statements : [way];
  const last = statements.at(-1);
  if (last === undefined) return false;
  if (ts.isBlock(last)) return isLeaving(last);
  return ts.isReturnStatement(last) || ts.isThrowStatement(last) || ts.isContinueStatement(last);
}

/** The answers that the places tell apart and that may be given, in source order. */
function possibleAnswers(
  { asked, isOfValue }: Question,
  places: readonly Branching[],
  frame: Frame,
  evaluator: Evaluator,
): readonly Answer[] {
  const told = [...new Set(places.flatMap(answersAt))];
  const value = evaluator.evaluate(asked, frame);
  const answers = isOfValue ? answersOfValue(told, value) : answersOfTruth(told, truthOfValue(value));
  const [first] = places;
  const ordered = answers.map((answer) => ({
    answer,
    start: startOf(places.find((place) => answersAt(place).some((one) => one === answer)) ?? first, answer),
  }));
  return ordered.toSorted((left, right) => left.start - right.start).map(({ answer }) => answer);
}

/** Where the way begins that an answer leads on; what an `if` without `else` leaves was there before it. */
function startOf(place: Branching | undefined, answer: Answer): number {
  const way = place && wayOf(place, answer);
  if (way !== undefined) return way.pos;
  return place !== undefined && ts.isSwitchStatement(place) ? place.end : -1;
}

function answersOfTruth(told: readonly string[], truth: boolean | undefined): readonly Answer[] {
  if (truth === undefined) return [...told, undefined];
  return truth ? told : [undefined];
}

/** Of a value that is known, only the answers that it may be. */
function answersOfValue(told: readonly string[], value: Value): readonly Answer[] {
  const texts = value.map(literalOf);
  const isLiteral = told.every((answer) => /^(?:"|-?\d)/u.test(answer));
  if (!isLiteral || texts.includes(undefined)) return [...told, undefined];
  const meant = told.filter((answer) => texts.includes(answer));
  return texts.some((text) => text !== undefined && !told.includes(text)) ? [...meant, undefined] : meant;
}

function literalOf(possible: Value[number]): string | undefined {
  const text = knownTextOf(possible);
  return possible.kind === 'text' && text !== undefined ? JSON.stringify(text) : text;
}

const callTables = new WeakMap<ts.Node, { readonly found: CallChoices | undefined }>();

function choicesOf(call: ts.Node): CallChoices | undefined {
  const remembered = callTables.get(call);
  if (remembered !== undefined) return remembered.found;
  const found = findChoices(call);
  callTables.set(call, { found });
  return found;
}

function findChoices(call: ts.Node): CallChoices | undefined {
  if (!ts.isCallExpression(call) && !ts.isNewExpression(call)) return undefined;
  const owner = ownerOf(call);
  const { inputs, holders } = inputsOf(call, owner);
  if (inputs.size + holders.length === 0) return undefined;
  const held = inputs.size === 0 ? [] : heldAt(call, owner);
  const groups = new Map<string, { readonly question: Question; readonly places: Branching[] }>();
  for (const place of [...inputs.keys()].toSorted((left, right) => left.pos - right.pos)) {
    const question = questionOf(place);
    const key = isSteady(question.asked) ? question.subject : String(place.pos);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, { question, places: [place] });
    else group.places.push(place);
  }
  const choices = [...groups.values()].flatMap(({ question, places }): readonly Choice[] => {
    const parts = new Set(places.flatMap((place) => [...(inputs.get(place) ?? [])]));
    const isHeld = held.some(({ condition }) => condition.subject === question.subject) && isSteady(question.asked);
    return parts.size > 1 || isHeld ? [{ ...question, places }] : [];
  });
  return choices.length + holders.length === 0 ? undefined : { owner, choices, held, holders };
}

/** The function around a call; callbacks that run on the spot belong to the one around them. */
function ownerOf(call: ts.Node): ts.Node {
  let owner = call.parent;
  for (; owner.parent !== undefined; owner = owner.parent) {
    if (!ts.isFunctionLike(owner)) continue;
    const isCallback = ts.isArrowFunction(owner) || ts.isFunctionExpression(owner);
    if (!isCallback || !ts.isCallExpression(owner.parent)) break;
  }
  return owner;
}

/** What holds where a node stands: the conditions of the branches around it, and those that would have led away before. */
function heldAt(call: ts.Node, owner: ts.Node): readonly Held[] {
  const held: Held[] = [];
  for (let at = call; at !== owner && at.parent !== undefined; at = at.parent) {
    const { parent } = at;
    const own = wantedTruth(at);
    const before = ts.isBlock(parent) || ts.isCaseOrDefaultClause(parent) ? heldBefore(parent, at) : [];
    for (const { condition, truth } of own === undefined ? before : [own, ...before]) {
      if (isSteady(condition)) held.push({ condition: conditionOf(condition), truth });
    }
  }
  return held;
}
