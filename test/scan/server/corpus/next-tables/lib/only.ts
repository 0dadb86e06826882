import { getServerSession } from 'next-auth/next';
import type { NextApiHandler, NextApiRequest, NextApiResponse } from 'next';

export function onlySigned(method: 'GET' | 'DELETE', handler: NextApiHandler) {
  return async function handle(request: NextApiRequest, response: NextApiResponse) {
    if (request.method !== method) {
      response.status(405).end();
      return;
    }
    const session = await getServerSession(request, response);
    if (!session) return response.status(401).end();
    await handler(request, response);
  };
}
