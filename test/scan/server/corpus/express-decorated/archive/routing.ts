import { Router } from 'express';

export const router = Router();
export const Controller = (target: object) => void target;
export const Route = (method: 'get' | 'post', path: string) => (target: object, name: string, property: any) => {
  process.nextTick(() => router[method](`${path}`, property.value));
  return { target, name };
};
