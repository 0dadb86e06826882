import { all, controller, httpDelete, httpGet, httpPut } from 'inversify-express-utils';
import { cook } from './cook';

@controller('/dishes')
export class Dishes {
  @httpGet('/')
  public list() {
    return [];
  }

  @httpPut('/:dish', cook)
  public change() {}

  @httpDelete('/:dish', cook)
  public remove() {}

  @all('/menu')
  public menu() {}
}
