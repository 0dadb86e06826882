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
