import { Controller, Get, SetMetadata } from '@nestjs/common';

const Public = () => SetMetadata('isPublic', true);

@Public()
@Controller('up')
export class ProbesController {
  @Get()
  up(): string {
    return 'up';
  }
}
