import { inject, injectable } from 'inversify';
import type { Http } from './http';

@injectable()
export class Shelves {
  constructor(@inject('Http') private readonly http: Http) {}

  all() {
    return this.http.get<Shelf[]>('/shelves');
  }

  rename(shelf: Shelf) {
    return this.http.put(`/shelves/${shelf.id}`, shelf);
  }
}

export const count = (http: Http) => http.get<number>('/shelves/count');
