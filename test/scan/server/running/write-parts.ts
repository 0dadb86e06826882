// Writes the parts that routes of every framework have: paths and checks, each in many ways.
import type { GuardPlan, PathPlan, Scope } from './server-plan.ts';
import { freeName, importName, moduleOf, type ModuleDraft, type ProgramDraft } from './module-writer.ts';

/** Where code is written. */
export interface Place {
  readonly program: ProgramDraft;
  readonly module: ModuleDraft;
  /** The statements so far. */
  readonly lines: string[];
  /** The expression of the router that steps are done to. */
  readonly receiver: string;
  /** Whether something is served at the router's own path: a second one would never answer. */
  readonly index: { isTaken: boolean };
}

/** How a framework's functions are written that stand before a handler. */
export interface GuardWords {
  /** A function that refuses with 403 and the scope as the answer, unless the caller has it. The scope is an expression. */
  check(scope: string): string;
  /** Further ways to ask for a scope. */
  readonly otherChecks: readonly ((scope: Scope, module: ModuleDraft) => string)[];
}

/** Takes the way of writing that a plan names. */
export function pick<Way>(ways: readonly Way[], form: number): Way {
  const way = ways[form % ways.length];
  if (way === undefined) throw new Error('there is a way to write everything');
  return way;
}

/** The next word of a path. */
export function nextWord(program: ProgramDraft): string {
  return freeName(program, 'w');
}

/** A path as its text. */
export function pathText({ shape }: PathPlan, { program, index }: Pick<Place, 'program' | 'index'>): string {
  switch (shape) {
    case 'nothing':
      if (index.isTaken) return `/${nextWord(program)}`;
      index.isTaken = true;
      return '/';
    case 'word':
      return `/${nextWord(program)}`;
    case 'word and parameter':
      return `/${nextWord(program)}/:${freeName(program, 'id')}`;
    case 'two words':
      return `/${nextWord(program)}/${nextWord(program)}`;
  }
}

/** An expression whose value is a text. */
export function textExpression(text: string, form: number, { program, module }: Place): string {
  const ways = [
    () => `'${text}'`,
    () => {
      const name = freeName(program, 'path');
      module.lines.push(`const ${name} = '${text}';`);
      return name;
    },
    () => {
      const name = freeName(program, 'word');
      module.lines.push(`const ${name} = '${text.slice(1)}';`);
      return `\`/\${${name}}\``;
    },
    () => `'/' + '${text.slice(1)}'`,
    () => {
      const paths = moduleOf(program, 'paths.js');
      const name = freeName(program, 'path');
      paths.lines.push(`const ${name} = '${text}';`);
      paths.exports.add(name);
      return importName(module, 'paths.js', name);
    },
    () => {
      const paths = moduleOf(program, 'under.js');
      if (!paths.exports.has('under')) paths.lines.push('const under = (word) => `/${word}`;');
      paths.exports.add('under');
      return `${importName(module, 'under.js', 'under')}('${text.slice(1)}')`;
    },
    () =>
      `[''${text
        .split('/')
        .slice(1)
        .map((word) => `, '${word}'`)
        .join('')}].join('/')`,
    () => {
      const name = freeName(program, 'paths');
      module.lines.push(`const ${name} = Object.freeze({ here: '${text}', elsewhere: '/elsewhere' });`);
      return `${name}.here`;
    },
  ];
  return pick(ways, form)();
}

/** An expression whose value is a check. */
export function guardExpression({ scope, form }: GuardPlan, place: Place, words: GuardWords): string {
  const { program, module } = place;
  const ways: readonly (() => string)[] = [
    () => `${requireScope()}('${scope}')`,
    () => {
      const name = freeName(program, 'needs');
      module.lines.push(`const ${name} = ${requireScope()}('${scope}');`);
      return name;
    },
    () => words.check(`'${scope}'`),
    () => {
      const guards = guardModule(program, words);
      const name = freeName(program, 'only');
      guards.lines.push(`const ${name} = ${words.check(`'${scope}'`)};`);
      guards.exports.add(name);
      return importName(module, guards.path, name);
    },
    () => `${requireScope()}(${scopeConstant(scope)})`,
    () => {
      const name = freeName(program, 'can');
      module.lines.push(`const ${name} = { go: ${requireScope()}('${scope}'), stay: undefined };`);
      return `${name}.go`;
    },
    () => {
      const name = freeName(program, 'checked');
      module.lines.push(`function ${name}(scope) {`, `  return ${words.check('scope')};`, `}`);
      return `${name}(${scopeConstant(scope)})`;
    },
    ...words.otherChecks.map((way) => () => way(scope, module)),
  ];
  return pick(ways, form)();

  function requireScope(): string {
    return importName(module, guardModule(program, words).path, 'requireScope');
  }

  function scopeConstant(wanted: Scope): string {
    const constants = moduleOf(program, 'scopes.js');
    if (!constants.exports.has('Scopes')) {
      constants.lines.push(
        `const Scopes = { filesRead: 'files.read', filesWrite: 'files.write', mailSend: 'mail.send', tasksRead: 'tasks.read', usersList: 'users.list' };`,
      );
    }
    constants.exports.add('Scopes');
    const [area = '', verb = ''] = wanted.split('.');
    return `${importName(module, 'scopes.js', 'Scopes')}.${area}${verb.slice(0, 1).toUpperCase()}${verb.slice(1)}`;
  }
}

function guardModule(program: ProgramDraft, words: GuardWords): ModuleDraft {
  const guards = moduleOf(program, 'guards.js');
  if (!guards.exports.has('requireScope')) {
    guards.lines.push(`function requireScope(scope) {`, `  return ${words.check('scope')};`, `}`);
  }
  guards.exports.add('requireScope');
  return guards;
}
