import { CanActivate, ExecutionContext, Injectable } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { Keys, STROLL } from './marks';

@Injectable()
export class KeyGuard implements CanActivate {
  constructor(private readonly reflector: Reflector) {}

  canActivate(context: ExecutionContext): boolean {
    const keys = this.reflector.getAllAndMerge(Keys, [context.getHandler(), context.getClass()]);
    return this.reflector.get(STROLL, context.getHandler()) || keys.length === 0;
  }
}
