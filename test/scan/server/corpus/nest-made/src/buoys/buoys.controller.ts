import { Controller, Get } from '@nestjs/common';

@Controller('buoys')
export class BuoysController {
  @Get(':id')
  one(): object {
    return {};
  }
}
