import { Controller, Get } from '@nestjs/common';

@Controller('owned')
export class PlotsController {
  @Get(':plot')
  show() {
    return {};
  }
}

export function makeBeds(path: string) {
  @Controller(path)
  class BedsController {
    @Get('free')
    free() {
      return [];
    }
  }
  return BedsController;
}
