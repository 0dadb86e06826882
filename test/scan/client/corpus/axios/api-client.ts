import axios, { type AxiosInstance } from 'axios';

export const http = axios.create({ baseURL: 'https://api.contoso.com/v1', timeout: 5000 });
http.interceptors.request.use((config) => config);

export const userApi = {
  list: () => http.get('/users'),
  get: (id: number) => http.get<{ id: number }>(`/users/${id}`),
  create: (user: unknown) => http.post('users', user),
  update: (id: number, user: unknown) => http.put(`/users/${id}`, user),
  remove: (id: number) => http.delete('/users/' + id),
  avatar: (id: number, file: Blob) => http.request({ url: `/users/${id}/avatar`, method: 'PATCH', data: file }),
};

export class Inventory {
  private readonly client: AxiosInstance;
  private readonly path = '/inventory';

  constructor(baseURL = 'https://stock.contoso.com') {
    this.client = axios.create({ baseURL });
  }

  async count(sku: string) {
    const { data } = await this.client.get(`${this.path}/${sku}/count`);
    return data;
  }

  reserve = async (sku: string) => this.client.post(this.path + '/reservations', { sku });
}

export async function typed(client: AxiosInstance) {
  return client.head('/ping');
}
