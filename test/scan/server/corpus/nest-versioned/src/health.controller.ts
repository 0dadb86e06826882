import { All, Controller, Get, VERSION_NEUTRAL } from '@nestjs/common';
import { Public } from './auth/decorators';

@Public()
@Controller({ path: 'health', version: VERSION_NEUTRAL })
export class HealthController {
  @Get()
  check() {
    return 'ok';
  }
}

@Controller({ path: 'metrics', version: VERSION_NEUTRAL })
export class MetricsController {
  @Get()
  get() {
    return '';
  }

  @All('*')
  rest() {
    return '';
  }
}
