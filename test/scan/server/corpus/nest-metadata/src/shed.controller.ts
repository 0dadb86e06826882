import { Controller, Get, Put, UseGuards } from '@nestjs/common';
import { KeyGuard } from './checks/key.guard';
import { Keys, Strollers } from './checks/marks';

@UseGuards(KeyGuard)
@Keys(['shed'])
@Controller('shed')
export class ShedController {
  @Get()
  look() {
    return {};
  }

  @Keys(['shed', 'tools'])
  @Put('tools')
  tidy() {
    return {};
  }

  @Strollers()
  @Get('window')
  peep() {
    return {};
  }
}
