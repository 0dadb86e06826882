import * as $ from 'jquery';
import { net } from 'electron';

const origin = 'https://legacy.example.com';

export async function refresh(room: string | undefined) {
  await $.ajax({ url: `${origin}/rooms`, type: 'DELETE' });
  await net.fetch(`${origin}/rooms/${room ?? ''}/doors`, { method: 'POST' });
}
