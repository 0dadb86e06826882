import { Router } from 'express';
import { search, store, change } from './store.js';

export const lookups = Router();
lookups.search('/', search);
lookups.get('/:id', async (req, res) => {
  const found = await store.find(req.params.roles).catch((error) => {
    if (error.message.includes('timed out')) throw error;
    return undefined;
  });
  res.json(found);
});
lookups.post('/', async (req, res) => {
  const { role } = req.body;
  if (role === 'archive' || req.body.scope === 'shared') throw new Error('this role is not kept here');
  res.json(await change(req.body));
});
