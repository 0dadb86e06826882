import { Controller, Get } from '@nestjs/common';
import { editableOf } from '../shared/records';

@Controller('boats')
export class BoatsController extends editableOf({ version: 'latest' }) {
  @Get('flags')
  flags(): string[] {
    return [];
  }

  @Get(':id')
  one(): object {
    return {};
  }
}
