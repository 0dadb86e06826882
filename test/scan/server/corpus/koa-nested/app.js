const Koa = require('koa');
const Router = require('@koa/router');
const jwt = require('koa-jwt');
const bodyParser = require('koa-bodyparser');
const mount = require('koa-mount');
const forums = require('./routes/forums');
const { nested } = require('./routes/threads');
const adminApp = require('./routes/admin');

const app = new Koa();
const router = new Router({ prefix: '/api' });

app.use(bodyParser());
router.get('/', (ctx) => (ctx.body = 'forum'));
router.get('named', '/about', (ctx) => (ctx.body = 'about'));
router.register('/raw/:id', ['get', 'post'], (ctx) => (ctx.body = 'raw'));
router.del('/cache', jwt({ secret: 's' }), (ctx) => (ctx.status = 204));
router.use('/forums/:fid', jwt({ secret: 's' }), nested.routes(), nested.allowedMethods());

app.use(router.routes()).use(router.allowedMethods());
app.use(jwt({ secret: 'shared' }).unless({ path: [/^\/public/] }));
app.use(forums.routes());
app.use(mount('/admin', adminApp));

app.listen(3000);
