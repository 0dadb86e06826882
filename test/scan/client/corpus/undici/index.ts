import { Client, fetch, Pool, request, stream } from 'undici';
import * as undici from 'undici';

const pool = new Pool('https://pool.example.com', { connections: 4 });
const client = new Client('https://one.example.com');

export async function all(id: string) {
  const { body } = await request('https://u.example.com/items');
  await request(`https://u.example.com/items/${id}`, { method: 'DELETE' });
  await fetch('https://u.example.com/login', { method: 'POST' });
  await pool.request({ path: `/jobs/${id}`, method: 'PUT' });
  await client.request({ path: '/only', method: 'GET' });
  await stream('https://u.example.com/download', { opaque: 1 } as never, () => body as never);
  await undici.request('https://u.example.com/ns', { method: 'PATCH' });
}
