// The frameworks that are known, in the order in which they are asked: what is sure comes before what is guessed.
import type { FileDetector, RouterDetector } from '../detector.ts';
import { decoratedRoutes } from './decorated-routes.ts';
import { loadedControllers } from './decorated-servers.ts';
import { express } from './express.ts';
import { fastify } from './fastify.ts';
import { guessedExpress, guessedFastify, guessedHono } from './guessed.ts';
import { hono } from './hono.ts';
import { koa } from './koa.ts';
import { nest } from './nest.ts';
import { nestApp } from './nest-app.ts';
import { next } from './next.ts';
import { nextConnect } from './next-connect.ts';
import { tsoa } from './tsoa.ts';

/** The frameworks whose routes are registered by calls. */
export const routerDetectors: readonly RouterDetector[] = [
  express,
  fastify,
  hono,
  koa,
  nestApp,
  nextConnect,
  loadedControllers,
  guessedExpress,
  guessedFastify,
  guessedHono,
];

/** The frameworks whose routes are declared by what a file holds. */
export const fileDetectors: readonly FileDetector[] = [nest, next, tsoa, decoratedRoutes];
