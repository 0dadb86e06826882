import { Post } from '@nestjs/common/decorators/http/request-mapping.decorator';
import { Controller } from '@nestjs/common/decorators/core/controller.decorator';

@Controller('covers')
export class CoversController {
  @Post('upload')
  upload() {
    return {};
  }
}
