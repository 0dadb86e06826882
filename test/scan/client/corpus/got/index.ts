import got, { type Got } from 'got';

const api = got.extend({ prefixUrl: 'https://api.example.com/v4', responseType: 'json' });
const projects = api.extend({ headers: { accept: 'application/json' } });

export class Gitlab {
  #client: Got = projects;

  issues(project: string) {
    return this.#client.get(`projects/${project}/issues`).json();
  }

  open(project: string, title: string) {
    return this.#client.post(`projects/${project}/issues`, { json: { title } });
  }

  close(project: string, issue: number) {
    return this.#client(`projects/${project}/issues/${issue}`, { method: 'PUT', json: { state_event: 'close' } });
  }
}

export const version = () => got('https://api.example.com/version').json();
export const drop = () => got.delete('https://api.example.com/v4/cache');
export const stream = () => got.stream('https://api.example.com/v4/export');
export const whole = () => got({ url: 'https://api.example.com/v4/whole', method: 'PATCH' });
export const paged = () => got.paginate('https://api.example.com/v4/events');
