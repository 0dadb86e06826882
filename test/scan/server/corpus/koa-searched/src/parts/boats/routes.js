module.exports = ({ router }) => router.prefix('/boats').get('/', (ctx) => (ctx.body = []));
