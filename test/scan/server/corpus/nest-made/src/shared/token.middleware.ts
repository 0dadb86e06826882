import { Injectable, NestMiddleware, UnauthorizedException } from '@nestjs/common';

@Injectable()
export class TokenMiddleware implements NestMiddleware {
  use(request: { headers: Record<string, string> }, _: unknown, next: () => void): void {
    if (!request.headers['authorization']) throw new UnauthorizedException();
    next();
  }
}
