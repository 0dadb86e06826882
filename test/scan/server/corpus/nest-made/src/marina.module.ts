import { MiddlewareConsumer, Module, NestModule, RequestMethod } from '@nestjs/common';
import { APP_GUARD } from '@nestjs/core';
import { BoatsController } from './boats/boats.controller';
import { BerthsController } from './berths/berths.controller';
import { MemberGuard } from './shared/member.guard';
import { TokenMiddleware } from './shared/token.middleware';
import { TraceMiddleware, VisitorMiddleware } from './shared/trace.middleware';
import { ProbesController } from './probes/probes.controller';
import { DoorsModule } from './buoys/doors.module';
import { recordsOf } from './shared/records';

@Module({
  imports: [DoorsModule.forRoot()],
  controllers: [BoatsController, BerthsController, ProbesController, recordsOf('logbook')],
  providers: [{ provide: APP_GUARD, useFactory: (reader: object) => new MemberGuard(reader), inject: ['reader'] }],
})
export class MarinaModule implements NestModule {
  configure(consumer: MiddlewareConsumer): void {
    consumer.apply(TraceMiddleware, VisitorMiddleware).forRoutes('*');
    consumer
      .apply(TraceMiddleware, TokenMiddleware)
      .exclude({ path: 'boats/flags', method: RequestMethod.GET })
      .forRoutes(BoatsController, { path: 'logbook', method: RequestMethod.POST });
    consumer.apply(TokenMiddleware).forRoutes('v2/berths');
  }
}
