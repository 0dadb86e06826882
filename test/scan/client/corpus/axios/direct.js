import axios from 'axios';
import { ENDPOINTS } from './endpoints.js';

const headers = { Accept: 'application/json' };

export async function everything(token) {
  const config = { headers: { ...headers, Authorization: `Bearer ${token}` } };
  const me = await axios.get(ENDPOINTS.ME, config);
  const { data } = await axios.get(`${ENDPOINTS.ROOT}/users/${me.data.id}/memberOf`, config);
  await axios.post(ENDPOINTS.SEND(me.data.id), {}, config);
  await axios(`${ENDPOINTS.ROOT}/organization`, config);
  await axios({ method: 'DELETE', baseURL: ENDPOINTS.ROOT, url: '/me/messages/1' });
  return data;
}

export const methods = ['get', 'delete'];
export const each = () => Promise.all(methods.map((method) => axios[method](`${ENDPOINTS.ROOT}/me/outlook`)));
