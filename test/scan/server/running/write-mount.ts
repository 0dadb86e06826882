// Writes routers that are mounted: made in place, in modules of their own, by functions and by classes.
import { freeName, importName, importWhole, moduleOf, type ModuleDraft } from './module-writer.ts';
import type { MountPlan } from './server-plan.ts';
import type { Writing } from './server-words.ts';
import { guardExpression, pathText, pick, textExpression, type Place } from './write-parts.ts';

/** Writes a router with its steps, and mounts it. */
export function writeMount(step: MountPlan, place: Place, { words, write }: Writing): void {
  const { program, module, receiver: parent } = place;
  const path = textExpression(pathText(step.path, place), step.path.form, place);
  const checks = step.guards.map((guard) => guardExpression(guard, place, words));
  const name = freeName(program, 'router');
  const mounted = (child: string, at: string = path): string => words.mount(parent, at, checks, child);
  const { prefixed } = words;
  const ways: readonly (() => readonly string[])[] = [
    () => [`const ${name} = ${words.router(module)};`, ...inside(module, name), mounted(name)],
    () => {
      const own = ownModule();
      own.main = name;
      return [mounted(importWhole(module, own.path, name))];
    },
    () => {
      const own = ownModule();
      own.exports.add(name);
      return [mounted(importName(module, own.path, name))];
    },
    () => {
      const own = ownModule();
      own.exports.add(name);
      const barrel = moduleOf(program, `${name}.index.js`);
      barrel.exports.add(importName(barrel, own.path, name));
      return [mounted(importName(module, barrel.path, name))];
    },
    () => [...factory(module, `make${name}`), mounted(`make${name}()`)],
    () => {
      const own = moduleOf(program, `${name}.js`);
      own.lines.push(...factory(own, `make${name}`));
      own.exports.add(`make${name}`);
      return [mounted(`${importName(module, own.path, `make${name}`)}()`)];
    },
    () => {
      const own = moduleOf(program, `${name}.js`);
      const lines = inside(own, 'this.router');
      own.lines.push(`class Of${name} {`, `  constructor() {`, `    this.router = ${words.router(own)};`);
      own.lines.push(`    this.register();`, `  }`, `  register() {`, ...lines, `  }`, `}`);
      own.exports.add(`Of${name}`);
      return [mounted(`new ${importName(module, own.path, `Of${name}`)}().router`)];
    },
    () => {
      const own = moduleOf(program, `${name}.js`);
      const lines = inside(own, 'this.router');
      own.lines.push(`class Of${name} {`, `  router = ${words.router(own)};`, `  constructor() {`, ...lines, `  }`);
      own.lines.push(`  get routes() {`, `    return this.router;`, `  }`, `}`);
      own.exports.add(`Of${name}`);
      return [`const ${name} = new ${importName(module, own.path, `Of${name}`)}();`, mounted(`${name}.routes`)];
    },
    () => {
      const own = ownModule();
      own.main = name;
      const child = importWhole(module, own.path, name);
      return [mounted(child), mounted(child, `'/again${name}'`)];
    },
    () => {
      const own = ownModule();
      own.exports.add(name);
      const child = importName(module, own.path, name);
      return [`for (const [at, one] of [[${path}, ${child}]]) {`, `  ${words.mount(parent, 'at', checks, 'one')}`, `}`];
    },
    () => {
      const own = ownModule();
      own.exports.add(name);
      const child = importName(module, own.path, name);
      const list = `const all${name} = { [${path}]: ${child} };`;
      const each = `Object.entries(all${name}).forEach(([at, one]) => {`;
      return [list, each, `  ${words.mount(parent, 'at', checks, 'one')}`, `});`];
    },
    () => {
      const lines = inside(module, 'target');
      module.lines.push(`function fill${name}(target) {`, ...lines, `  return target;`, `}`);
      return [mounted(`fill${name}(${words.router(module)})`)];
    },
    ...(prefixed === undefined
      ? []
      : [
          () => {
            const own = moduleOf(program, `${name}.js`);
            const lines = inside(own, name);
            own.lines.push(`const ${name} = ${prefixed(own, prefixIn(own))};`, ...lines);
            own.main = name;
            return [words.mount(parent, undefined, checks, importWhole(module, own.path, name))];
          },
          () => [
            `const ${name} = ${prefixed(module, path)};`,
            ...inside(module, name),
            words.mount(parent, undefined, checks, name),
          ],
        ]),
  ];
  place.lines.push(...pick(ways, step.form)());

  function prefixIn(own: ModuleDraft): string {
    return textExpression(pathText(step.path, place), step.path.form, { ...place, module: own });
  }

  function ownModule(): ModuleDraft {
    const own = moduleOf(program, `${name}.js`);
    const lines = inside(own, name);
    own.lines.push(`const ${name} = ${words.router(own)};`, ...lines);
    return own;
  }

  function factory(own: ModuleDraft, made: string): readonly string[] {
    const lines = inside(own, 'router');
    return [`function ${made}() {`, `  const router = ${words.router(own)};`, ...lines, `  return router;`, `}`];
  }

  function inside(own: ModuleDraft, receiver: string): readonly string[] {
    const lines: string[] = [];
    write(step.steps, { program, module: own, lines, receiver, index: { isTaken: false } });
    return lines;
  }
}
