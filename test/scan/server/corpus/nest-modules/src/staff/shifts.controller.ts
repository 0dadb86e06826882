import { Controller, Get, Post } from '@nestjs/common';
import { Authenticated } from '../access/authenticated.decorator';
import { Right } from '../access/right';

@Controller({ path: 'shifts', version: '1' })
export class ShiftsController {
  @Get()
  @Authenticated({ permission: Right.ShiftsRead })
  list() {
    return [];
  }

  @Post()
  @Authenticated()
  add() {
    return {};
  }
}
