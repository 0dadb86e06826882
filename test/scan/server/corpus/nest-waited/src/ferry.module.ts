import { Controller, Get, Module } from '@nestjs/common';

@Controller('ferries')
export class FerryController {
  @Get(':ferry')
  show() {
    return {};
  }
}

@Module({ controllers: [FerryController] })
export class FerryModule {}
