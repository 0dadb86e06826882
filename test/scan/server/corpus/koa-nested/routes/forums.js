const Router = require('koa-router');

const router = Router({ prefix: '/forums' });

router.use(async (ctx, next) => {
  ctx.set('x-start', '1');
  await next();
});
router.get('/', async (ctx) => {
  ctx.body = [];
});
router.put('/:id', async (ctx) => {
  ctx.assert(ctx.state.user.roles.includes('Forum.Owner'), 403);
  ctx.body = {};
});
router.all(['/ping', '/pong'], async (ctx) => (ctx.body = 'p'));

module.exports = router;
