// Clients that no list knows, and things that look like them.
import LRU from 'lru-cache';
import { http, HttpResponse } from 'msw';
import popsicle from 'popsicle';
import { cache } from './nowhere';

const kept = new LRU({ max: 100 });

export function apply(context: Context) {
  context.command('tide').action(() => context.http.get('https://tide.example.com/next'));
  context.http.post('https://tide.example.com/alarms', { level: 3 });
}

export const known = () => kept.get('https://tide.example.com/next') ?? cache.get('https://tide.example.com/next');
export const faked = http.get('https://tide.example.com/next', () => HttpResponse.json({}));
export const moons = () => popsicle.get('https://moon.example.com/phases');

export class Harbour {
  constructor(private readonly rest) {}

  async book(id: string) {
    return this.rest.request({ url: `https://harbour.example.com/berths/${id}`, method: 'PUT' });
  }
}

export const shown = (embed, page) => [embed.setURL('https://moon.example.com'), page.goto('https://moon.example.com')];
