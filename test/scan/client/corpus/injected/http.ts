import axios from 'axios';

export interface Http {
  get<T>(path: string): Promise<T>;
  put<T>(path: string, body: unknown): Promise<T>;
}

export class AxiosHttp implements Http {
  async get<T>(path: string): Promise<T> {
    return (await axios.get<T>(`https://shelf.example.com${path}`)).data;
  }

  async put<T>(path: string, body: unknown): Promise<T> {
    return (await axios.put<T>(`https://shelf.example.com${path}`, body)).data;
  }
}
