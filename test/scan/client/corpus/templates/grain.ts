import { HttpClient, HttpRequest } from '@angular/common/http';
import { client } from './hey.gen';
import { send, sender, settings } from './send';

export class GrainService {
  static one(id: number) {
    return send(settings, { method: 'GET', url: '/api/grain/{grain-id}', path: { 'grain-id': id } });
  }

  static grind(id: number) {
    return send(settings, { method: 'POST', url: '/api/{version}/grain/{id}/grind', path: { id } });
  }
}

const post = sender('POST');
export const store = () => post({ url: '/sacks/{sack}' });

const routes = { bag: '/bags/:bag/labels/:label' };
const fill = (route: string, values: Readonly<Record<string, string>>) =>
  Object.entries(values).reduce((path, [name, value]) => path.replace(`:${name}`, value), route);
export const label = (values: Readonly<Record<string, string>>) => fetch(fill(routes.bag, values));
export const bag = (bag: string) => fetch(routes.bag.replace(':bag', bag), { method: 'DELETE' });

export class FlourService {
  constructor(private readonly http: HttpClient) {}

  upload(file: File) {
    return this.http.request(new HttpRequest('POST', `${settings.base}/flour`, file, { reportProgress: true }));
  }

  resend(request: HttpRequest<unknown>) {
    return this.http.request(request);
  }
}

export const pet = (options: { readonly path: { readonly id: string } }) =>
  (options.client ?? client).get({ url: '/mice/{id}', ...options });
