import { Injectable, NestMiddleware } from '@nestjs/common';

@Injectable()
export class TraceMiddleware implements NestMiddleware {
  use(request: { traced?: boolean }, _: unknown, next: () => void): void {
    request.traced = true;
    next();
  }
}

@Injectable()
export class VisitorMiddleware implements NestMiddleware {
  use(request: { visitor?: string; headers: Record<string, string> }, _: unknown, next: () => void): void {
    try {
      request.visitor = nameIn(request.headers['authorization'] ?? '');
    } catch {
      request.visitor = 'nobody';
    }
    next();
  }
}

function nameIn(header: string): string {
  if (!header.startsWith('Bearer ')) throw new Error('unauthorized');
  return header.slice('Bearer '.length);
}
