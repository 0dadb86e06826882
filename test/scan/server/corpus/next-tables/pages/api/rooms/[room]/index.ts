import type { NextApiRequest, NextApiResponse } from 'next';

async function show(_request: NextApiRequest, response: NextApiResponse) {
  response.json({});
}

async function close(_request: NextApiRequest, response: NextApiResponse) {
  response.status(204).end();
}

const handlers = { GET: show, DELETE: close } as const;

export default async function handler(request: NextApiRequest, response: NextApiResponse) {
  const chosen = handlers[request.method as keyof typeof handlers];
  if (!chosen) return response.status(405).end();
  return chosen(request, response);
}
