// The frameworks that are known, in the order in which they are asked: what is sure comes before what is guessed.
import type { RouterDetector } from '../detector.ts';
import { express } from './express.ts';
import { fastify } from './fastify.ts';
import { guessedExpress, guessedFastify } from './guessed.ts';
import { hono } from './hono.ts';
import { koa } from './koa.ts';

/** The frameworks whose routes are registered by calls. */
export const routerDetectors: readonly RouterDetector[] = [express, fastify, hono, koa, guessedExpress, guessedFastify];
