// The drive API in NestJS on Express and on Fastify. Decorators are functions: here they are called as such.
import { Controller, type INestApplication, Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { ExpressAdapter } from '@nestjs/platform-express';
import { FastifyAdapter } from '@nestjs/platform-fastify';
import { type NestGuards, nestGuards } from '../../../src/runtime/adapters/nest.ts';
import { type Endpoint, type Endpoints, endpoints, policy } from '../drive-policy.ts';
import type { Recorder, SeenAccess } from '../recorder.ts';
import {
  type Plan,
  type Service,
  type ServerUnderTest,
  findingLine,
  mountOption,
  mountedAt,
  portOf,
} from './server.ts';

type Platform = 'express' | 'fastify';

/** A controller with one method for every endpoint. */
function controllerOf(guards: NestGuards<Endpoints>, recorder: Recorder, keys: readonly Endpoint[]): Function {
  // eslint-disable-next-line typescript/no-extraneous-class -- its methods come one by one
  const controller = class DriveController {};
  for (const [index, key] of keys.entries()) {
    const value = (access: SeenAccess): object => {
      const body = recorder.run(key, access);
      if (key === 'GET /failing') throw new Error('handler');
      return body;
    };
    const name = `handler${index}`;
    const descriptor = { value, configurable: true, writable: true };
    Object.defineProperty(controller.prototype, name, descriptor);
    guards.Endpoint(key)(controller.prototype, name, descriptor);
  }
  Controller()(controller);
  return controller;
}

async function build(platform: Platform, { options, recorder }: Service, plan: Plan) {
  const guards = nestGuards(policy, { ...options, platform, ...mountOption(plan) });
  // eslint-disable-next-line typescript/no-extraneous-class -- a module of Nest is its decorator
  const module = class AppModule {};
  const controller = controllerOf(guards, recorder, plan.keys ?? endpoints);
  Module({ controllers: [Object(controller)] })(module);
  const adapter = platform === 'express' ? new ExpressAdapter() : new FastifyAdapter();
  const app: INestApplication = await NestFactory.create(module, adapter, { logger: false });
  guards.denyUndeclared(app);
  const at = mountedAt(plan);
  if (at !== '') app.setGlobalPrefix(at);
  const open = (_request: unknown, response: unknown): void => {
    app.getHttpAdapter().reply(response, 'open', 200);
  };
  const raw = app.getHttpAdapter();
  if (plan.open === 'route') raw.get('/open', open);
  if (plan.open === 'every-method') raw.all('/open', open);
  if (plan.open === 'mounted') {
    if (platform === 'express') app.use('/open', open);
    else raw.get('/open/*', open);
  }
  await app.listen(0, '127.0.0.1');
  return { app, guards, late: () => raw.get('/late', open) };
}

function serverOf(platform: Platform): ServerUnderTest {
  return {
    name: `nest-${platform}`,
    start: async (service, plan = {}) => {
      const { app, guards, late } = await build(platform, service, plan);
      return {
        port: portOf(app.getHttpServer().address()),
        findings: () => guards.coverage(app).findings.map(findingLine),
        verify: () => guards.verifyCoverage(app),
        addLate: late,
        stop: () => {
          app.getHttpServer().closeAllConnections();
          return app.close();
        },
      };
    },
  };
}

export const nestExpressServer: ServerUnderTest = serverOf('express');
export const nestFastifyServer: ServerUnderTest = serverOf('fastify');
