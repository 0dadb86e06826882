import * as nest from '@nestjs/common';

@nest.Controller()
export class FilesController {
  @nest.Get('files/*path')
  read() {}
}
