// The checks of generated services of NestJS: guards that are told their scopes, that read them beside the handler, and that
// refuse nobody.

/** The module of all services. */
export const authModule: string = `import { applyDecorators, CanActivate, ExecutionContext, ForbiddenException, Injectable, mixin, SetMetadata, Type, UseGuards } from '@nestjs/common';
import { Reflector } from '@nestjs/core';

const scopesOf = (context: ExecutionContext): string[] =>
  context.switchToHttp().getRequest().user.scope.split(' ');

export const Scopes = (...scopes: string[]) => SetMetadata('scopes', scopes);

@Injectable()
export class ScopesGuard implements CanActivate {
  constructor(private readonly reflector: Reflector) {}

  canActivate(context: ExecutionContext): boolean {
    const needed = this.reflector.getAllAndOverride<string[]>('scopes', [context.getHandler(), context.getClass()]) ?? [];
    const granted = scopesOf(context);
    for (const scope of needed) {
      if (!granted.includes(scope)) throw new ForbiddenException(scope);
    }
    return true;
  }
}

export const Auth = (...scopes: string[]) => applyDecorators(Scopes(...scopes), UseGuards(ScopesGuard));

export const NeedsScope = (scope: string): Type<CanActivate> => {
  class NeedsScopeGuard implements CanActivate {
    canActivate(context: ExecutionContext): boolean {
      if (!scopesOf(context).includes(scope)) throw new ForbiddenException(scope);
      return true;
    }
  }
  return mixin(NeedsScopeGuard);
};

@Injectable()
export class LoggingGuard implements CanActivate {
  canActivate(context: ExecutionContext): boolean {
    context.switchToHttp().getRequest().seen = true;
    return true;
  }
}
`;

/** A guard that is a class of its own. */
export function checkClass(name: string, scope: string): readonly string[] {
  return [
    `export class ${name} implements CanActivate {`,
    `  canActivate(context: ExecutionContext): boolean {`,
    `    const { scope } = context.switchToHttp().getRequest().user;`,
    `    if (!scope.split(' ').includes('${scope}')) throw new ForbiddenException('${scope}');`,
    `    return true;`,
    `  }`,
    `}`,
  ];
}

/** A middleware. */
export function refuse(scope: string): string {
  return `(req: any, res: any, next: any) => (req.user.scope.split(' ').includes('${scope}') ? next() : res.status(403).send('${scope}'))`;
}
