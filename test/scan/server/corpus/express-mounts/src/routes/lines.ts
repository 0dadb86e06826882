import * as express from 'express';

const router: express.Router = express.Router({ mergeParams: true });

router.get('/', (req, res) => res.json(req.params.orderId));
router.get('/:lineId(\\d+)', (req, res) => res.json(req.params.lineId));
router.patch('/:from-:to', (req, res) => res.end());

export { router as default };
