// Writes routers that are plugins: functions that a framework runs with an instance of their own, or with the one that they
// are registered on.
import { freeName, importName, importWhole, moduleOf, type ModuleDraft } from './module-writer.ts';
import type { MountPlan } from './server-plan.ts';
import type { PluginWords, Writing } from './server-words.ts';
import { guardExpression, pathText, pick, textExpression, type Place } from './write-parts.ts';

/** Writes a plugin with its steps, and registers it. Its own checks are its first steps. */
export function writePlugin(step: MountPlan, place: Place, { words, write }: Writing, plugins: PluginWords): void {
  const { program, module, receiver: parent } = place;
  const text = pathText(step.path, place);
  const path = textExpression(text, step.path.form, place);
  const name = freeName(program, 'plugin');
  const registered = (plugin: string, at: string = path): string => plugins.plugin(parent, plugin, at);
  const ways: readonly (() => readonly string[])[] = [
    () => [registered([`async (instance) => {`, ...inside(module, 'instance'), `}`].join('\n'))],
    () => {
      const own = moduleOf(program, `${name}.js`);
      own.lines.push(`async function ${name}(fastify, options) {`, ...inside(own, 'fastify'), `}`);
      own.main = name;
      return [registered(importWhole(module, own.path, name))];
    },
    () => {
      const own = moduleOf(program, `${name}.js`);
      own.lines.push(`const ${name} = async (server) => {`, ...inside(own, 'server'), `};`);
      own.exports.add(name);
      return [registered(importName(module, own.path, name))];
    },
    () => {
      const own = moduleOf(program, `${name}.js`);
      own.lines.push(`function ${name}(app, options, done) {`, ...inside(own, 'app'), `  done();`, `}`);
      own.exports.add(name);
      const barrel = moduleOf(program, `${name}.index.js`);
      barrel.exports.add(importName(barrel, own.path, name));
      return [registered(importName(module, barrel.path, name))];
    },
    () => {
      const lines = inside(module, 'scope');
      module.lines.push(`const make${name} = () => async (scope) => {`, ...lines, `};`);
      return [registered(`make${name}()`)];
    },
    () => {
      const own = moduleOf(program, `${name}.js`);
      own.lines.push(`async function ${name}(fastify) {`, ...inside(own, 'fastify', place.index), `}`);
      own.main = plugins.shared(own, name);
      // Fastify puts a prefix before no routes of such a plugin.
      return [plugins.plugin(parent, importWhole(module, own.path, name), step.form % 2 === 0 ? undefined : path)];
    },
    () => {
      const own = moduleOf(program, `${name}.js`);
      own.lines.push(`async function ${name}(fastify) {`, ...inside(own, 'fastify'), `}`);
      own.main = name;
      const plugin = importWhole(module, own.path, name);
      return [registered(plugin), registered(plugin, `'/again${name}'`)];
    },
    () => {
      const own = moduleOf(program, `${name}.js`);
      own.lines.push(`class Of${name} {`, `  async register(fastify) {`, ...inside(own, 'fastify'), `  }`, `}`);
      own.exports.add(`Of${name}`);
      const made = `new ${importName(module, own.path, `Of${name}`)}()`;
      return [`const ${name} = ${made};`, registered(`${name}.register.bind(${name})`)];
    },
    () => {
      const own = moduleOf(program, `${name}.js`);
      own.lines.push(`async function ${name}(fastify) {`, ...inside(own, 'fastify'), `}`);
      own.exports.add(name);
      const plugin = importName(module, own.path, name);
      return [`for (const [prefix, plugin] of [[${path}, ${plugin}]]) {`, registered('plugin', 'prefix'), `}`];
    },
  ];
  place.lines.push(...pick(ways, step.form)());

  function inside(own: ModuleDraft, receiver: string, index: Place['index'] = { isTaken: false }): readonly string[] {
    const lines: string[] = [];
    const inner: Place = { program, module: own, lines, receiver, index };
    for (const guard of step.guards) lines.push(words.use(receiver, undefined, guardExpression(guard, inner, words)));
    write(step.steps, inner);
    return lines;
  }
}
