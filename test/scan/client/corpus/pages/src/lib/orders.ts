import { endpoint } from '../components/OrderForm.vue';

export interface Order {
  title: string;
}

export function send(path: string, method: string): Promise<Response> {
  return fetch(path, { method });
}

export const cancelOrder = (id: string): Promise<Response> => send(`${endpoint}/${id}`, 'DELETE');
