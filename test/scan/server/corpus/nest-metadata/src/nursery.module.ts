import { Module } from '@nestjs/common';
import { APP_GUARD } from '@nestjs/core';
import { BadgeGuard } from './checks/badge.guard';
import { GardenerGuard } from './checks/gardener.guard';
import { SeedsController } from './seeds.controller';
import { ShedController } from './shed.controller';

@Module({
  controllers: [SeedsController, ShedController],
  providers: [
    { provide: APP_GUARD, useClass: BadgeGuard },
    { provide: APP_GUARD, useClass: GardenerGuard },
  ],
})
export class NurseryModule {}
