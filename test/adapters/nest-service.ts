// A NestJS service as one writes it, with decorators.
import { Body, Controller, Get, HttpCode, Module, NotFoundException, type Type } from '@nestjs/common';
import { nestGuards } from '../../src/runtime/adapters/nest.ts';
import type { AccessTo } from '../../src/runtime/index.ts';
import { type Endpoints, policy } from './drive-policy.ts';
import type { Service } from './servers/server.ts';

/** The service on one platform, with the guards that it is set up with. */
export function nestService(options: Service['options'], platform: 'express' | 'fastify') {
  const guards = nestGuards(policy, { ...options, platform, mountPath: '/api' });

  @Controller()
  class FilesController {
    @guards.Endpoint('GET /drives/{driveId}/files/{fileId}')
    read(access: AccessTo<Endpoints, 'GET /drives/{driveId}/files/{fileId}'>): object {
      if (access.params.fileId === 'missing') throw new NotFoundException('no such file');
      return { file: access.params.fileId, for: access.kind === 'delegated' ? access.user.oid : 'the backup' };
    }

    @HttpCode(202)
    @guards.Endpoint('PUT /drives/{driveId}/files/{fileId}')
    write(access: AccessTo<Endpoints, 'PUT /drives/{driveId}/files/{fileId}'>, @Body() body: unknown): object {
      return { file: access.params.fileId, body };
    }

    @Get('/undeclared')
    open(): string {
      return 'open';
    }
  }

  // The same handlers below a path: none of them is a route of the policy there.
  @Controller('elsewhere')
  class InheritedController extends FilesController {}

  @Module({ controllers: [FilesController, InheritedController] })
  // eslint-disable-next-line typescript/no-extraneous-class -- a module of Nest is its decorator
  class AppModule {}

  const app: Type = AppModule;
  return { guards, app };
}
