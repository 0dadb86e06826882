import { Body, Delete, Middlewares, Path, Post, Route, Security } from 'tsoa';
import { BaseController } from './base.controller';
import { foremanOnly, logged } from './checks';

@Route('stones')
@Security('token', ['stones.read'])
@Middlewares(logged)
export class StonesController extends BaseController {
  @Post()
  @Security({ token: ['stones.cut'], badge: [] })
  public cut(@Body() size: number): number {
    return size;
  }

  @Delete('{stone}')
  @Middlewares([foremanOnly])
  public drop(@Path() stone: string): string {
    return stone;
  }
}
