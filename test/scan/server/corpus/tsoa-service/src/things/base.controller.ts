import { Controller } from 'tsoa';

export abstract class BaseController extends Controller {
  protected fail(status: number): never {
    throw new Error(String(status));
  }
}
