import { type ExpressMiddlewareInterface, UnauthorizedError } from 'routing-controllers';

export class SignedIn implements ExpressMiddlewareInterface {
  use(request: any, _response: any, next: () => void) {
    if (request.session?.user === undefined) throw new UnauthorizedError();
    next();
  }
}
