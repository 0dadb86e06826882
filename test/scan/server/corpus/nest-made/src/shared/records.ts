import { Controller, Delete, Get, Post, SetMetadata } from '@nestjs/common';

export const Needs = (...permissions: string[][]) => SetMetadata('permissions', permissions);

export function recordsOf(path: string): new () => object {
  @Controller(path)
  class Records {
    @Get(':id')
    read(): object {
      return {};
    }

    @Post()
    @Needs([`${path}.write`])
    add(): object {
      return {};
    }
  }
  return Records;
}

export function editableOf(settings: { version: string }) {
  abstract class Editable {
    @Delete(`:id/revisions/${settings.version}`)
    drop(): object {
      return {};
    }
  }
  return Editable;
}
