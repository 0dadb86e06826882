import { Controller, Head, Options } from '@nestjs/common';
import { GetAsAdmin } from '../auth/decorators';
import { CrudController } from './crud.controller';

@Controller({ path: ['admin/users'], version: ['3'] })
export class AdminController extends CrudController<string> {
  all() {
    return ['a'];
  }

  @GetAsAdmin('roles')
  roles() {
    return [];
  }

  @Head('roles')
  @Options('roles')
  both() {}
}
