import type { IRouter, RequestHandler } from 'express';
import { guard } from './guard';

type Method = 'get' | 'post' | 'delete';
const base = '/reports';
const ok: RequestHandler = (_req, res) => res.end();

export const routes: { method: Method; path: string; role?: string; handler: RequestHandler }[] = [
  { method: 'get', path: base, handler: ok },
  { method: 'post', path: base, role: 'Report.Writer', handler: ok },
  { method: 'delete', path: `${base}/:reportId`, role: 'Report.Writer', handler: ok },
];

export const extra: Record<string, RequestHandler> = {
  '/stats': ok,
  '/stats/:day': ok,
};

export function crud(router: IRouter, name: string, { readOnly = false } = {}) {
  const one = `/${name}/:id`;
  router.get(`/${name}`, ok);
  router.get(one, ok);
  if (!readOnly) {
    router.post(`/${name}`, guard('Editor'), ok);
  }
}
