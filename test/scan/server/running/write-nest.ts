// Writes a planned service of NestJS as the modules of a program in TypeScript.
import type { ControllerPlan, HandlerPlan, NestPlan } from './nest-plan.ts';
import type { GuardPlan } from './server-plan.ts';
import { authModule, checkClass, refuse } from './nest-checks.ts';
import { pick } from './write-parts.ts';

/** A controller as it is written. */
interface Written {
  readonly name: string;
  readonly isFeature: boolean;
  /** The controller's own path. */
  readonly path: string;
  /** The paths of its handlers without parameters. */
  readonly paths: readonly string[];
}

/** The files of a service, by path; `main.ts` exports the app. */
export function writeNest(plan: NestPlan): ReadonlyMap<string, string> {
  let count = 0;
  const word = (): string => `w${(count += 1)}`;
  const checks: string[] = [];
  const files = new Map([
    ['package.json', JSON.stringify({ type: 'commonjs' })],
    ['auth.ts', authModule],
  ]);
  const controllers = plan.controllers.map((one, index) => writeController(one, `C${index}Controller`));
  files.set(
    'checks.ts',
    [`import { CanActivate, ExecutionContext, ForbiddenException } from '@nestjs/common';`, ...checks, ''].join('\n'),
  );
  files.set('app.module.ts', appModule(plan, controllers));
  files.set('main.ts', mainModule(plan, controllers));
  return files;

  function writeController(one: ControllerPlan, name: string): Written {
    const at = word();
    const version = one.version === undefined ? '' : `, version: '${one.version}'`;
    const ways = [`'${at}'`, `{ path: '${at}'${version} }`, 'path', '`${path}`', `['${at}']`];
    const form = one.version === undefined ? one.form : 1;
    const paths = [at];
    const methods = one.handlers.flatMap((handler) => handlerLines(handler, paths, at));
    const base = `Base${name}`;
    const inherited = one.inherited.flatMap((handler) => handlerLines(handler, paths, at));
    const lines = [
      `import { All, Controller, Delete, Get, Post, Put, UseGuards, Version } from '@nestjs/common';`,
      `import { Auth, LoggingGuard, NeedsScope, Scopes, ScopesGuard } from './auth';`,
      `import * as checks from './checks';`,
      `const path = '${at}';`,
      ...(inherited.length === 0 ? [] : [`export abstract class ${base} {`, ...inherited, `}`]),
      ...decorators(one.guards),
      `@Controller(${pick(ways, form)})`,
      `export class ${name}${inherited.length === 0 ? '' : ` extends ${base}`} {`,
      ...methods,
      `}`,
      ``,
    ];
    files.set(`${name}.ts`, lines.join('\n'));
    return { name, isFeature: one.isFeature, path: at, paths };
  }

  function handlerLines(handler: HandlerPlan, paths: string[], at: string): readonly string[] {
    const [first, second] = [word(), word()];
    const shapes = {
      nothing: { text: paths.includes('') ? `'${first}'` : '', paths: [''] },
      word: { text: `'${first}'`, paths: [first] },
      'word and parameter': { text: `'${first}/:id'`, paths: [] },
      'two paths': { text: `['${first}', '${second}']`, paths: [first, second] },
    };
    const shape = shapes[handler.path];
    paths.push(...shape.paths, ...shape.paths.map((path) => `${at}/${path}`));
    return [
      ...decorators(handler.guards),
      ...(handler.version === undefined ? [] : [`  @Version('${handler.version}')`]),
      `  @${handler.verb}(${shape.text})`,
      `  on${first}() {`,
      `    return 'ok';`,
      `  }`,
    ];
  }

  /** Of several that are told by what is stated beside them only the first is written so: the last stated would hold alone. */
  function decorators(guards: readonly GuardPlan[]): readonly string[] {
    return guards.flatMap(({ scope, form }, index) => {
      const named = `Only${word()}`;
      const ways: readonly (() => readonly string[])[] = [
        () => [`@UseGuards(NeedsScope('${scope}'))`],
        () => {
          checks.push(...checkClass(named, scope));
          return [`@UseGuards(checks.${named})`];
        },
        () => [`@UseGuards(LoggingGuard, NeedsScope('${scope}'))`],
        () => {
          checks.push(...checkClass(named, scope));
          return [`@UseGuards(new checks.${named}())`];
        },
        () => [`@Auth('${scope}')`],
        () => [`@Scopes('${scope}')`, `@UseGuards(ScopesGuard)`],
      ];
      return pick(index === 0 ? ways : ways.slice(0, 4), form)();
    });
  }
}

function mainModule({ prefix, isVersioned, global }: NestPlan, controllers: readonly Written[]): string {
  const [first] = controllers;
  const exclude = prefix === 'but the first controller' && first !== undefined ? first.paths : [];
  const list = [...new Set(exclude.filter((path) => path !== ''))].map((path) => `'${path}'`).join(', ');
  return [
    `import { VersioningType } from '@nestjs/common';`,
    `import { NestFactory } from '@nestjs/core';`,
    `import { NeedsScope } from './auth';`,
    `import { AppModule } from './app.module';`,
    `async function bootstrap() {`,
    `  const app = await NestFactory.create(AppModule, { logger: false });`,
    `  app.use((req: any, res: any, next: any) => {`,
    `    req.user = { scope: req.headers['x-scopes'] ?? '' };`,
    `    next();`,
    `  });`,
    ...(prefix === 'none' ? [] : [`  app.setGlobalPrefix('api'${list === '' ? '' : `, { exclude: [${list}] }`});`]),
    ...(isVersioned ? [`  app.enableVersioning({ type: VersioningType.URI });`] : []),
    ...(global !== undefined && global.form % 3 === 0
      ? [`  const NeedsAll = NeedsScope('${global.scope}');`, `  app.useGlobalGuards(new NeedsAll());`]
      : []),
    `  await app.init();`,
    `  return app;`,
    `}`,
    `export default bootstrap();`,
    ``,
  ].join('\n');
}

function appModule({ global, middleware }: NestPlan, controllers: readonly Written[]): string {
  const named = (isFeature: boolean): string =>
    controllers
      .filter((one) => one.isFeature === isFeature)
      .map(({ name }) => name)
      .join(', ');
  const guards = [`NeedsScope('${global?.scope ?? ''}')`, 'ScopesGuard'];
  const provided =
    global === undefined || global.form % 3 === 0
      ? ''
      : `{ provide: APP_GUARD, useClass: ${pick(guards, Math.floor(global.form / 3))} }`;
  const [first] = controllers;
  const before = {
    all: `.forRoutes('{*all}')`,
    controller: `.forRoutes(${first?.name})`,
    path: `.forRoutes('${first?.path}')`,
    'not path': `.exclude('${first?.path}').forRoutes(${controllers.map(({ name }) => name).join(', ')})`,
  };
  return [
    `import { MiddlewareConsumer, Module, NestModule } from '@nestjs/common';`,
    `import { APP_GUARD } from '@nestjs/core';`,
    `import { NeedsScope, ScopesGuard } from './auth';`,
    ...controllers.map(({ name }) => `import { ${name} } from './${name}';`),
    ...(middleware === undefined ? [] : [`const check = ${refuse(middleware.scope)};`]),
    `@Module({ controllers: [${named(true)}] })`,
    `export class FeatureModule {}`,
    `@Module({ imports: [FeatureModule], controllers: [${named(false)}], providers: [${provided}] })`,
    `export class AppModule implements NestModule {`,
    `  configure(consumer: MiddlewareConsumer) {`,
    ...(middleware === undefined ? [] : [`    consumer.apply(check)${before[middleware.before]};`]),
    `  }`,
    `}`,
    ``,
  ].join('\n');
}
