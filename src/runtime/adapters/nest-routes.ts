// The route table of a NestJS app: what the platform below it routes, by Nest or past it, and which of it goes to a handler of
// Nest that is an endpoint. Nest wraps its handlers, so a route is known by its path, and counts only if Nest has the handler.
import type { INestApplication } from '@nestjs/common';
import { MetadataScanner, ModulesContainer } from '@nestjs/core';
import type { FrameworkRoute } from '../coverage.ts';
import { PolicyError } from '../policy-error.ts';
import { expressRoutes, freezeRoutes } from './express-routes.ts';
import type { NestPlatform } from './nest-path.ts';
import type { RouteRegister } from './route-register.ts';

/** The routes of the apps of one guards object. */
export interface NestRoutes {
  /** Says where the handler of an endpoint is routed: its path, and with the prefix of the app. */
  readonly place: (key: string, path: string, urls: readonly string[]) => void;
  /**
   * Has an app noted, before it is initialised: Fastify keeps no list of its routes.
   *
   * @throws {PolicyError} `option-invalid` when it runs on another platform
   */
  readonly watch: (app: INestApplication) => void;
  /** @throws {PolicyError} `option-invalid` when the app is not watched */
  readonly of: (app: INestApplication) => readonly FrameworkRoute[];
  /** Has the platform take no further route; Fastify takes none once it is ready. */
  readonly freeze: (app: INestApplication) => void;
}

/** Makes the route table of one guards object. */
export function createNestRoutes(register: RouteRegister, platform: NestPlatform): NestRoutes {
  const places = new Map<string, { readonly path: string; readonly urls: readonly string[] }>();
  const watched = new WeakMap<INestApplication, PlatformRoute[]>();
  return {
    place: (key, path, urls) => {
      places.set(key, { path, urls });
    },
    watch: (app) => {
      const adapter = app.getHttpAdapter();
      const type: unknown = adapter.getType();
      if (type !== platform) {
        const text = `the app runs on ${String(type)}, but its guards were made for ${platform}: set \`platform\``;
        throw new PolicyError('option-invalid', text);
      }
      const routes: PlatformRoute[] = [];
      watched.set(app, routes);
      if (platform === 'express') return;
      const fastify: HookedFastify = adapter.getInstance();
      fastify.addHook('onRoute', ({ method, url }) => {
        register.refuseLate(`${String(method)} ${url}`);
        for (const one of [method].flat()) routes.push({ method: one, path: url });
      });
    },
    of: (app) => {
      const noted = watched.get(app);
      if (noted === undefined) {
        throw new PolicyError('option-invalid', 'the app is not watched: pass it to `denyUndeclared` first');
      }
      const handled = handledEndpoints(app, register);
      const routes = platform === 'express' ? routesOfExpress(app, register) : noted;
      const told = routes.map(({ method, path }) => ({ method, path, endpoint: endpointAt(method, path) }));
      const placed = new Set(told.map(({ endpoint }) => endpoint));
      const astray = [...places].filter(([key]) => handled.has(key) && !placed.has(key));
      return told.map((route): FrameworkRoute => {
        const meant =
          route.endpoint === undefined ? astray.find(([key, { path }]) => endsAs(route, key, path)) : undefined;
        return meant === undefined ? route : { ...route, meant: meant[0] };
      });

      function endpointAt(method: string, path: string): string | undefined {
        for (const [key, { urls }] of places) {
          if (hasMethod(method, key) && urls.includes(path) && handled.has(key)) return key;
        }
        return undefined;
      }
    },
    freeze: (app) => {
      if (platform === 'express') freezeRoutes(app.getHttpAdapter().getInstance());
    },
  };
}

type PlatformRoute = Pick<FrameworkRoute, 'method' | 'path'>;

/** HEAD follows GET. */
function hasMethod(method: string, key: string): boolean {
  const own = key.slice(0, key.indexOf(' '));
  return method === own || (method === 'HEAD' && own === 'GET');
}

function endsAs({ method, path }: PlatformRoute, key: string, own: string): boolean {
  return hasMethod(method, key) && own !== '/' && path.endsWith(own);
}

interface HookedFastify {
  readonly addHook: (
    name: 'onRoute',
    hook: (route: { readonly method: string | string[]; readonly url: string }) => void,
  ) => unknown;
}

/** The endpoints whose handler is a method of a controller that Nest has. */
function handledEndpoints(app: INestApplication, register: RouteRegister): ReadonlySet<string> {
  const handled = new Set<string>();
  const scanner = new MetadataScanner();
  for (const { controllers } of app.get(ModulesContainer).values()) {
    for (const { metatype } of controllers.values()) {
      const prototype: unknown = typeof metatype === 'function' ? metatype.prototype : undefined;
      if (typeof prototype !== 'object' || prototype === null) continue;
      for (const name of scanner.getAllMethodNames(prototype)) {
        const key = register.endpointOf(Reflect.get(prototype, name));
        if (key !== undefined) handled.add(key);
      }
    }
  }
  return handled;
}

/** With a global prefix, Nest answers what it does not find below it by a route of its own. */
function routesOfExpress(app: INestApplication, register: RouteRegister): readonly PlatformRoute[] {
  const routes = expressRoutes(app.getHttpAdapter().getInstance(), register);
  return routes.filter(({ method, path }) => method !== 'ALL' || path !== '*path');
}
