// Writes tables of routes that loops register.
import { freeName } from './module-writer.ts';
import type { TablePlan } from './server-plan.ts';
import type { Writing } from './server-words.ts';
import { guardExpression, pathText, pick, type Place } from './write-parts.ts';

/** Writes a table of routes, and the loop over it. */
export function writeTable({ rows, form }: TablePlan, place: Place, { words }: Writing): void {
  const { program, module, receiver: router } = place;
  const name = freeName(program, 'table');
  const check = (scope: string): string => {
    const text = guardExpression({ scope: 'files.read', form: 0 }, place, words);
    return text.replace(`'files.read'`, scope);
  };
  const handler = words.handler(undefined);
  const paths = rows.map(() => pathText({ form: 0, shape: 'word' }, place));
  const ways: readonly (() => readonly string[])[] = [
    () => {
      const list = rows.map(
        ({ method, scope }, at) => `  { method: '${method}', path: '${paths[at]}', scope: '${scope}' },`,
      );
      module.lines.push(`const ${name} = [`, ...list, `];`);
      return [
        `for (const { method, path, scope } of ${name}) {`,
        `  ${words.routeBy(router, 'method', 'path', [check('scope'), handler])}`,
        `}`,
      ];
    },
    () => {
      const list = rows.map(({ method, scope }, at) => `  ['${method}', '${paths[at]}', ${check(`'${scope}'`)}],`);
      return [
        `[`,
        ...list,
        `].forEach(([method, path, check]) => {`,
        `  ${words.routeBy(router, 'method', 'path', ['check', handler])}`,
        `});`,
      ];
    },
    () => {
      const list = rows.map(
        ({ method, scope }, at) => `  '${paths[at]}': { method: '${method}', scopes: ['${scope}'] },`,
      );
      module.lines.push(`const ${name} = {`, ...list, `};`);
      return [
        `for (const [path, route] of Object.entries(${name})) {`,
        `  ${words.routeBy(router, 'route.method', 'path', [`...route.scopes.map((one) => ${check('one')})`, handler])}`,
        `}`,
      ];
    },
    () => {
      const list = rows.map(({ method, scope }, at) => `{ verb: '${method}', at: '${paths[at]}', needs: '${scope}' }`);
      return [
        `const ${name} = [${list.join(', ')}];`,
        `for (let index = 0; index < ${name}.length; index += 1) {`,
        `  const one = ${name}[index];`,
        `  ${words.routeBy(router, 'one.verb', 'one.at', [check('one.needs'), handler])}`,
        `}`,
      ];
    },
  ];
  place.lines.push(...pick(ways, form)());
}
