import { Controller, Get, Version } from '@nestjs/common';

@Controller({ path: 'berths', version: '1' })
export class BerthsController {
  @Get()
  list(): object[] {
    return [];
  }

  @Get()
  @Version('2')
  listAgain(): object[] {
    return [];
  }
}
