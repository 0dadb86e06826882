import { Router, type NextFunction, type Request, type Response } from 'express';
import { Admin } from '../paths.js';

interface Claims {
  roles?: string[];
}

const ADMIN_ROLE = 'Tenant.Admin';

function mustBeAdmin(req: Request, res: Response, next: NextFunction) {
  const claims = req.auth?.payload as Claims;
  if (!claims.roles?.includes(ADMIN_ROLE)) return res.status(403).json({ error: 'forbidden' });
  next();
}

const router = Router();
router.get('/ping', (_req, res) => res.send('pong'));
router.use(mustBeAdmin);
router.get(Admin.Users, (_req, res) => res.json([]));
router.delete(`${Admin.Users}/:userId`, (_req, res) => res.json([]));
router.get(Admin['Audit'], (_req, res) => res.json([]));
export default router;
