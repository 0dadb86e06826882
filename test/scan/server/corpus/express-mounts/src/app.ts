import express, { type Express } from 'express';
import helmet from 'helmet';
import { auth } from 'express-oauth2-jwt-bearer';
import { API_PREFIX, paths } from './paths.js';
import { orders, invoices } from './routes/index.js';
import adminRouter from './routes/admin.js';
import { registerHealth } from './routes/health.js';

export function createApp(): Express {
  const app = express();
  app.use(helmet());
  app.use(express.json({ limit: '1mb' }));

  registerHealth(app, '/health');
  app.get('/', (_req, res) => res.redirect('/docs'));
  app.get(['/docs', '/help'], (_req, res) => res.send('see the wiki'));

  const checkJwt = auth({ audience: process.env.AUDIENCE, issuerBaseURL: process.env.ISSUER });
  app.use(API_PREFIX, checkJwt);
  app.use(`${API_PREFIX}/${paths.orders}`, orders);
  app.use(API_PREFIX + '/invoices', invoices);
  app.use('/admin', checkJwt, adminRouter);

  app.all('/echo', (req, res) => res.json(req.headers));
  app.use((_req, res) => res.status(404).end());
  return app;
}
