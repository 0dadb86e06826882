import { Controller, Get, Module } from '@nestjs/common';
import { APP_GUARD, RouterModule } from '@nestjs/core';
import { ThrottlerGuard } from '@nestjs/throttler';
import { PlotsModule } from './plots/plots.module';
import { StaffModule } from './staff/staff.module';

@Controller()
export class GateController {
  @Get()
  open() {
    return 'open';
  }
}

@Module({
  imports: [
    PlotsModule,
    StaffModule,
    RouterModule.register([{ path: 'staff', module: StaffModule, children: [{ path: 'plots', module: PlotsModule }] }]),
  ],
  controllers: [GateController],
  providers: [{ provide: APP_GUARD, useClass: ThrottlerGuard }],
})
export class GardenModule {}
