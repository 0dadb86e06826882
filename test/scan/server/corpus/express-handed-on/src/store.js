import { open } from 'somewhere';

export const store = open('lookups');
export const change = (record) => store.write(record);
export const search = (req, res) => res.json(store.search(req.body));
