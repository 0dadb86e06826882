import { Controller, Route } from './routing';

@Controller
export class ShelvesController {
  @Route('get', '/shelves')
  list() {}
}
