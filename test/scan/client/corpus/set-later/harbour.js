export class Harbour {
  constructor() {
    this.base = '';
  }
  setBase(base) {
    this.base = base;
    return this;
  }
  configure({ host, town }) {
    this.host = host;
    this.town = town;
  }
  find(path) {
    return fetch(this.base + path);
  }
  leave(path) {
    return fetch(`${this.host}/${this.town}${path}`, { method: 'DELETE' });
  }
}
export const harbour = new Harbour();
