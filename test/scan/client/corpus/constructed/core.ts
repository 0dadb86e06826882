import axios, { type AxiosInstance } from 'axios';
import { Loans } from './loans';
import { Readers } from './readers';

export interface Settings {
  host?: string;
}

export class Transport {
  private readonly instance: AxiosInstance;

  constructor(protected readonly settings: Settings) {
    this.instance = axios.create({ baseURL: settings.host });
  }

  async send<T>(options: Options): Promise<T> {
    return (await this.sendWhole(options)).data;
  }

  private async sendWhole(options: Options) {
    const shaped = { ...options, headers: { accept: 'application/json', ...options.headers } };
    return this.instance.request(shaped);
  }
}

export class LibraryClient extends Transport {
  loans = new Loans(this);
  readers = new Readers(this, '/desk');
}
