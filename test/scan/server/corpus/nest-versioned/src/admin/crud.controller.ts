import { Delete, Get, Param, UseGuards } from '@nestjs/common';
import { AuthGuard } from '@nestjs/passport';

@UseGuards(AuthGuard('admin'))
export abstract class CrudController<T> {
  abstract all(): T[];

  @Get('all')
  list(): T[] {
    return this.all();
  }

  @Delete(':id')
  remove(@Param('id') id: string) {
    return id;
  }
}
