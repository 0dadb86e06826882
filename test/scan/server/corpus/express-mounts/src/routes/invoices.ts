import express from 'express';

export const invoices = express.Router();

const item = '/:invoiceId';
invoices.get('/', list);
invoices.get(item, (req, res) => res.json({}));
invoices.get(item + '/pdf', (req, res) => res.end());
invoices.post(`${item}/send`, (req, res) => res.end());

function list(_req: express.Request, res: express.Response) {
  res.json([]);
}
