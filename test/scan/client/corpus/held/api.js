import axios from 'axios';
import ky from 'ky';

const api = axios.create({ baseURL: 'https://orchard.example.com/v1' });
export default api;

export const pickers = ky.create({ prefixUrl: 'https://pickers.example.com' });

export const presses = { cider: axios.create({ baseURL: 'https://cider.example.com' }) };

export function usePress() {
  return presses.cider;
}

export class Gate {
  constructor() {
    this.line = null;
  }

  open(token) {
    this.line = axios.create({ baseURL: 'https://gate.example.com', headers: { token } });
  }
}

export class Cellar {
  static client = axios.create({ baseURL: 'https://cellar.example.com' });

  static async send(method, path) {
    return this.client.request({ method, url: path });
  }
}

export class Barrels extends Cellar {
  static fill(id) {
    return super.send('PUT', `/barrels/${id}`);
  }
}

const whole = (path, from) => new URL(path, from).href;
export const stock = (settings, from) => axios.get(whole(settings.root + 'stock/all', from));
