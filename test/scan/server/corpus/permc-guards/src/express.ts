import express from 'express';
import { expressGuards } from 'permc/express';
import { entra } from 'permc/verify';
import { policy } from './permissions.gen.ts';

const app = express();
const guard = expressGuards(policy, {
  verify: entra({ tenantId: 't', audience: 'a' }),
  rights: { 'file.read': (access, { driveId }) => access.user.oid === driveId, 'file.share': () => true },
});
const { route } = guard;

app.get(...guard.route('GET /drives/{driveId}/files/{fileId}', (req, res) => res.json(req.access.params)));
app.post(...route('POST /drives/{driveId}/files', (_req, res) => res.end()));
app.put('/drives/:driveId/open', (_req, res) => res.end());

const v1 = express.Router();
for (const key of ['GET /me/drive', 'DELETE /me/drive'] as const) {
  const method = key.startsWith('GET') ? 'get' : 'delete';
  v1[method](...guard.route(key, (_req, res) => res.end()));
}
app.use('/v1', v1);
app.use(guard.denyUndeclared());
