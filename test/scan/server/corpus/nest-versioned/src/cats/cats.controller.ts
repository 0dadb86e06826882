import { Body, Controller, Delete, Get, Param, Patch, Post, Put, UseGuards, Version, VERSION_NEUTRAL } from '@nestjs/common';
import { Auth, Role, Roles, Scopes } from '../auth/decorators';
import { RolesGuard } from '../auth/roles.guard';

const ROUTE = 'cats';

@Controller(ROUTE)
@UseGuards(RolesGuard)
export class CatsController {
  @Get()
  findAll() {
    return [];
  }

  @Get(':id')
  @Scopes('Cats.Read')
  findOne(@Param('id') id: string) {
    return id;
  }

  @Roles(Role.Keeper, Role.Admin)
  @Post()
  create(@Body() body: unknown) {
    return body;
  }

  @Put(':id')
  @Version('2')
  @Auth(Role.Admin)
  replace(@Param('id') id: string) {
    return id;
  }

  @Version(VERSION_NEUTRAL)
  @Patch([':id/name', ':id/title'])
  rename() {}

  @Delete('/:id/')
  remove() {}

  private helper() {}
}
