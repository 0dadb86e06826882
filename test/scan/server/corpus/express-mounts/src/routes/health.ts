import type { Application } from 'express';

export const registerHealth = (target: Application, base: string): void => {
  target.get(base, (_req, res) => res.sendStatus(204));
  target.head(`${base}/ready`, (_req, res) => res.sendStatus(204));
};
