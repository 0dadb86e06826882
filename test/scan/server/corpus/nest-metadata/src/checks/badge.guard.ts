import { CanActivate, ExecutionContext, Injectable, UnauthorizedException } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { STROLL } from './marks';

@Injectable()
export class BadgeGuard implements CanActivate {
  constructor(private readonly reflector: Reflector) {}

  canActivate(context: ExecutionContext): boolean {
    if (this.isForStrollers(context)) return true;
    if (context.switchToHttp().getRequest().badge === undefined) throw new UnauthorizedException();
    return true;
  }

  private isForStrollers(context: ExecutionContext): boolean {
    const stroll =
      this.reflector.get<boolean>(STROLL, context.getHandler()) ?? this.reflector.get<boolean>(STROLL, context.getClass());
    if (stroll) return true;
    return false;
  }
}
