// Writes a planned server as the modules of a program, for frameworks whose routers are values that are mounted: each step in
// one of many ways that people write it.
import { draftProgram, filesOf, freeName, moduleOf } from './module-writer.ts';
import type { BranchPlan, NoisePlan, RoutePlan, ServerPlan, StepPlan, UsePlan } from './server-plan.ts';
import type { ServerWords, Writing } from './server-words.ts';
import { writeGroup } from './write-group.ts';
import { writeMount } from './write-mount.ts';
import { guardExpression, pathText, pick, textExpression, type Place } from './write-parts.ts';
import { writePlugin } from './write-plugin.ts';
import { writeTable } from './write-table.ts';

/** The files of a server, by path; `main.js` exports the app. */
export function writeServer(plan: ServerPlan, words: ServerWords): ReadonlyMap<string, string> {
  const program = draftProgram(plan.modules);
  const main = moduleOf(program, 'main.js');
  const { lines: first, receiver } = words.begin(main);
  const body: string[] = [];
  const writing: Writing = { words, write: (steps, place) => steps.forEach((step) => writeStep(step, place, writing)) };
  writing.write(plan.steps, { program, module: main, lines: body, receiver, index: { isTaken: false } });
  // What steps put at the top of the module stands before its own code.
  main.lines.push(...first, ...body, ...words.end());
  main.main = 'app';
  return filesOf(program);
}

function writeStep(step: StepPlan, place: Place, writing: Writing): void {
  const { words } = writing;
  switch (step.kind) {
    case 'route':
      writeRoute(step, place, writing);
      return;
    case 'table':
      writeTable(step, place, writing);
      return;
    case 'use':
      writeUse(step, place, writing);
      return;
    case 'noise':
      writeNoise(step, place, writing);
      return;
    case 'mount':
      if (words.plugins === undefined) writeMount(step, place, writing);
      else writePlugin(step, place, writing, words.plugins);
      return;
    case 'group':
      writeGroup(step, place, writing);
      return;
    case 'branch':
      writeBranch(step, place, writing);
  }
}

/** What refuses nobody, or a check that only some other environment puts in its place. */
function writeNoise({ scope, form }: NoisePlan, place: Place, { words }: Writing): void {
  const noise = words.noise.map((write) => (): string => words.use(place.receiver, undefined, write(`'${scope}'`)));
  const elsewhere = (): string =>
    `if (process.env.SERVER_MODE === 'strict') ${words.use(place.receiver, undefined, words.check(`'${scope}'`))}`;
  place.lines.push(pick([...noise, elsewhere], form)());
}

function writeRoute(step: RoutePlan, place: Place, { words }: Writing): void {
  const path = textExpression(pathText(step.path, place), step.path.form, place);
  const checks = step.guards.map((guard) => guardExpression(guard, place, words));
  const handler = words.handler(step.inside);
  place.lines.push(words.route(place.receiver, step.method, path, [...checks, handler], step.form));
}

function writeUse({ guard, path, form }: UsePlan, place: Place, { words }: Writing): void {
  const { program } = place;
  // The word that the next path will have, or one that nothing has.
  const word = `/w${program.count + (form % 3 === 0 ? 2 : 1)}`;
  const at = path === undefined ? undefined : `'${word}'`;
  const before = program.count;
  const check = guardExpression({ ...guard, form: path === undefined ? guard.form : 0 }, place, words);
  if (path !== undefined && program.count !== before) throw new Error('a check before a path takes no name');
  place.lines.push(words.use(place.receiver, at, check));
}

function writeBranch({ steps, otherwise, form }: BranchPlan, place: Place, { write }: Writing): void {
  const { program } = place;
  const name = freeName(program, 'flag');
  const inside = (list: readonly StepPlan[]): readonly string[] => {
    const lines: string[] = [];
    write(list, { ...place, lines });
    return lines;
  };
  const conditions: readonly (readonly [declaration: string, condition: string])[] = [
    [`const ${name} = true;`, name],
    [`const ${name} = false;`, name],
    [`const ${name} = { on: true, mode: 'strict' };`, `${name}.mode === 'strict'`],
    [`const ${name} = { on: false };`, `!${name}.on`],
    [`const ${name} = ['a', 'b'];`, `${name}.includes('b')`],
  ];
  const [declaration, condition] = pick(conditions, form);
  place.module.lines.push(declaration);
  const then = inside(steps);
  const rest = inside(otherwise);
  place.lines.push(`if (${condition}) {`, ...then, ...(rest.length === 0 ? [] : [`} else {`, ...rest]), `}`);
}
