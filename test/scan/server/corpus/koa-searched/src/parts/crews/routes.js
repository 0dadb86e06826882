module.exports = ({ router }) =>
  router
    .prefix('/crews')
    .get('/', (ctx) => (ctx.body = []))
    .del('/:crew', (ctx) => (ctx.status = 204));
