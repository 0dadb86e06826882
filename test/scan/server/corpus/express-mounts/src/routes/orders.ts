import { Router } from 'express';
import { requiredScopes, claimIncludes } from 'express-oauth2-jwt-bearer';
import { paths } from '../paths.js';
import lines from './lines.js';

const router = Router();
const canRead = requiredScopes('Orders.Read');

router.get('/', canRead, async (req, res) => {
  res.json([]);
});
router.post('/', requiredScopes(['Orders.Read', 'Orders.Write']), create);
router
  .route('/:orderId')
  .all(canRead)
  .get(show)
  .put(claimIncludes('roles', 'Order.Editor'), update)
  .delete([claimIncludes('roles', 'Order.Admin'), remove]);
router.use(paths.lines, lines);

function create() {}
function show() {}
function update() {}
function remove() {}

export default router;
