const router = require('express').Router();
const { authenticate, authorize } = require('../middleware/auth');
const ctrl = require('../controllers/products');

router.get('/', ctrl.list);
router.get('/:slug', ctrl.show);
router.post('/', authenticate, authorize('admin', 'editor'), ctrl.create);
router.put('/:slug', [authenticate, authorize('editor')], ctrl.update);
router.delete('/:slug', authenticate, authorize('admin'), ctrl.remove);

module.exports = router;
