import { Module } from '@nestjs/common';
import { APP_GUARD } from '@nestjs/core';
import { JwtGuard } from './auth/jwt.guard';
import { CatsController } from './cats/cats.controller';
import { HealthController, MetricsController } from './health.controller';
import { AdminController } from './admin/admin.controller';
import { FilesController } from './admin/files.controller';

@Module({
  controllers: [CatsController, HealthController, MetricsController, AdminController, FilesController],
  providers: [{ provide: APP_GUARD, useClass: JwtGuard }],
})
export class AppModule {}
