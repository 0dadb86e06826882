import { Controller, Get, Post, Put } from '@nestjs/common';
import { Colour, Gardening, Strollers } from './checks/marks';

@Controller('seeds')
export class SeedsController {
  @Strollers()
  @Get()
  list() {
    return [];
  }

  @Gardening('seeds.sow', 'seeds.order')
  @Post()
  sow() {
    return {};
  }

  @Colour('red')
  @Put(':seed')
  paint() {
    return {};
  }
}
