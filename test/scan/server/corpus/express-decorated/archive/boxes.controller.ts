import { Delete, Get, Part, RequireScope, RestController } from './decorators';

@RestController('/boxes')
export class BoxesController {
  @Get('/')
  list() {
    return [];
  }

  @Delete('/:box', { log: true })
  @RequireScope('boxes.delete')
  remove(@Part('box') box: string) {
    return box;
  }
}
