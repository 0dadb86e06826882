import * as tsoa from 'tsoa';
import { BaseController } from './base.controller';

@tsoa.Route('/v1/things')
export class ThingsController extends BaseController {
  @tsoa.Get('/')
  public list(): string[] {
    return [];
  }

  @tsoa.Patch('{id}/state')
  @tsoa.Security('api_key')
  public patch(@tsoa.Path() id: string): void {}

  @tsoa.NoSecurity()
  @tsoa.Head('{id}')
  public head(@tsoa.Path() id: string): void {}
}
