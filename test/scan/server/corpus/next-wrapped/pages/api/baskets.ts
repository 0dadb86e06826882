import type { NextApiRequest, NextApiResponse } from 'next';
import makeRouter from 'next-connect';

const baskets = makeRouter<NextApiRequest, NextApiResponse>();

baskets.get(async (_, res) => {
  res.json([]);
});

export default baskets;
