import client from './registry';

const shelf = client.extend({ prefixUrl: 'https://shelf.example.com/v2' });

export function describe(book: string, edition: string | null = null) {
  const path = edition ? `books/${book}/${edition}` : `books/${book}`;
  return shelf.get(path);
}
