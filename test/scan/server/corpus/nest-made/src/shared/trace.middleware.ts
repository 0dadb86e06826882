import { Injectable, NestMiddleware } from '@nestjs/common';

@Injectable()
export class TraceMiddleware implements NestMiddleware {
  use(request: { traced?: boolean }, _: unknown, next: () => void): void {
    request.traced = true;
    next();
  }
}
