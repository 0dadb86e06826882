import axios, { type AxiosInstance, type AxiosRequestConfig } from 'axios';
import { cloneDeep, merge } from 'lodash-es';

interface Hooks {
  readonly before: (config: AxiosRequestConfig, prefix: string) => AxiosRequestConfig;
}

function filled(target: any = {}, source: any = {}): any {
  let key: string;
  for (key in source) target[key] = source[key];
  return target;
}

class Quarry {
  private readonly client: AxiosInstance;

  constructor(private readonly options: { hooks: Hooks; prefix: string }) {
    this.client = axios.create(merge({ timeout: 1000 }, { baseURL: 'https://quarry.example.com' }));
  }

  get<T>(config: AxiosRequestConfig): Promise<T> {
    return this.send({ ...config, method: 'GET' });
  }

  post<T>(config: AxiosRequestConfig): Promise<T> {
    return this.send({ ...config, method: 'POST' });
  }

  private encoded(config: AxiosRequestConfig): AxiosRequestConfig {
    if (config.headers?.['Content-Type'] !== 'form') return config;
    return { ...config, data: String(config.data) };
  }

  private send<T>(given: AxiosRequestConfig): Promise<T> {
    let config = cloneDeep(given);
    config = this.options.hooks.before(config, this.options.prefix);
    config = this.encoded(config);
    return new Promise((resolve, reject) => {
      this.client.request<T>(config).then(({ data }) => resolve(data), reject);
    });
  }
}

const hooks: Hooks = {
  before: (config, prefix) => {
    config.url = `${prefix}${config.url}`;
    return config;
  },
};

const quarry = new Quarry(filled({ hooks, prefix: '/v4' }, {}));

enum Stones {
  All = '/stones',
  Cut = '/stones/cut',
}

export const stones = () => quarry.get({ url: Stones.All });
export const cut = (id: string) => quarry.post({ url: `${Stones.Cut}/${id}` });
