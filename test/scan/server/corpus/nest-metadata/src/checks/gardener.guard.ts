import { CanActivate, ExecutionContext, Injectable } from '@nestjs/common';
import { Reflector } from '@nestjs/core';

@Injectable()
export class GardenerGuard implements CanActivate {
  constructor(private readonly reflector: Reflector) {}

  canActivate(context: ExecutionContext): boolean {
    const tasks = this.reflector.get<string[]>('gardening', context.getHandler());
    if (!tasks) return true;
    return tasks.every((task) => context.switchToHttp().getRequest().badge.tasks.includes(task));
  }
}
