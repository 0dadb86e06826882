import promised from 'superagent-promise';
import superagent from 'superagent';
import rateLimit from 'axios-rate-limit';
import axios from 'axios';
import fetchRetry from 'fetch-retry-again';

const agent = promised(superagent, global.Promise);
const root = 'https://museum.example.com/api';

const requests = {
  del: (path) => agent.del(`${root}${path}`).use(withToken).then(body),
  get: (path) => agent.get(`${root}${path}`).use(withToken).then(body),
};
const page = (count, number) => `limit=${count}&offset=${number ? number * count : 0}`;

export const Exhibits = {
  all: (number) => requests.get(`/exhibits?${page(10, number)}`),
  remove: (id) => requests.del(`/exhibits/${id}`),
};

const slow = rateLimit(axios.create({ baseURL: 'https://archive.example.com' }), { maxRPS: 2 });
export const scans = () => slow.get('/scans');

const stubborn = fetchRetry(fetch, { retries: 3 });
export const hours = () => stubborn('https://museum.example.com/hours', { method: 'HEAD' });
