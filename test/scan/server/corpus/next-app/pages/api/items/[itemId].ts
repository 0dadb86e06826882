import type { NextApiRequest, NextApiResponse } from 'next';
import { withAuth } from '../../../lib/with-auth';

async function handler(req: NextApiRequest, res: NextApiResponse) {
  const { method, query } = req;
  if (method === 'GET') {
    res.json(query.itemId);
  } else if (method === 'DELETE') {
    res.status(204).end();
  }
}

export default withAuth(handler);
