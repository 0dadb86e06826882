// Writes functions, methods and constructors that do steps to a router that they are handed.
import { freeName, importName, importWhole, moduleOf, type ModuleDraft } from './module-writer.ts';
import type { GroupPlan } from './server-plan.ts';
import type { Writing } from './server-words.ts';
import { pick, type Place } from './write-parts.ts';

/** Writes what does steps, and runs it. */
export function writeGroup({ steps, form }: GroupPlan, place: Place, { write }: Writing): void {
  const { program, module, receiver: router } = place;
  const name = freeName(program, 'add');
  const inside = (own: ModuleDraft, receiver: string): readonly string[] => {
    const written: string[] = [];
    write(steps, { ...place, module: own, lines: written, receiver });
    return written;
  };
  const ways: readonly (() => readonly string[])[] = [
    () => {
      const lines = inside(module, 'target');
      module.lines.push(`function ${name}(target) {`, ...lines, `}`);
      return [`${name}(${router});`];
    },
    () => {
      const own = moduleOf(program, `${name}.js`);
      const lines = inside(own, 'target');
      own.lines.push(`const ${name} = (target) => {`, ...lines, `};`);
      own.exports.add(name);
      return [`${importName(module, own.path, name)}(${router});`];
    },
    () => {
      const own = moduleOf(program, `${name}.js`);
      const lines = inside(own, 'target');
      own.lines.push(`function ${name}(target) {`, ...lines, `}`);
      own.main = name;
      return [`[${importWhole(module, own.path, name)}].forEach((add) => add(${router}));`];
    },
    () => {
      const own = moduleOf(program, `${name}.js`);
      const lines = inside(own, 'this.target');
      own.lines.push(`class Of${name} {`, `  constructor(target) {`, `    this.target = target;`);
      own.lines.push(`    this.register();`, `  }`, `  register() {`, ...lines, `  }`, `}`);
      own.exports.add(`Of${name}`);
      return [`new ${importName(module, own.path, `Of${name}`)}(${router});`];
    },
    () => {
      const lines = inside(module, 'target');
      module.lines.push(`const ${name} = {`, `  register(target) {`, ...lines, `  },`, `};`);
      return [`${name}.register(${router});`];
    },
    () => [`((target) => {`, ...inside(module, 'target'), `})(${router});`],
    () => {
      const lines = inside(module, 'target');
      module.lines.push(`const ${name} = (target) => () => {`, ...lines, `};`);
      return [`${name}(${router})();`];
    },
    () => {
      const lines = inside(module, 'target');
      module.lines.push(`function ${name}({ target, label = '' }) {`, ...lines, `  return label;`, `}`);
      return [`${name}({ target: ${router} });`];
    },
  ];
  place.lines.push(...pick(ways, form)());
}
