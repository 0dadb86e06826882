import { Controller, Get, Head, NoSecurity } from 'tsoa';

export abstract class BaseController extends Controller {
  @Get('count')
  public count(): number {
    return 0;
  }

  @NoSecurity()
  @Head('alive')
  public alive(): void {}
}
