import { Controller } from '../core/controller';

export class AuditController extends Controller {
  protected path = '/audit';
  constructor() {
    super();
    this.secured('get', this.path, (_req, res) => res.json([]));
  }
}
