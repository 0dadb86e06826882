const Router = require('koa-router');
const { hasRole } = require('../middleware/roles');

const nested = new Router();
nested.prefix('/threads');
nested
  .get('/', list)
  .get('/:tid', list)
  .post('/', hasRole('Poster'), list)
  .delete('/:tid', hasRole(['Moderator', 'Admin']), list);

async function list(ctx) {
  ctx.body = [];
}

module.exports = { nested };
