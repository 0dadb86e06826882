const Koa = require('koa');
const route = require('koa-route');
const joi = require('koa-joi-router');
const requireCrew = require('ferry-crew');

const jwt = require('koa-jwt');
const compose = require('koa-compose');
const Router = require('@koa/router');

const app = new Koa();
app.use(jwt({ secret: 'x' }).unless({ path: [/^\/piers/, '/ferries', { url: '/tickets', methods: ['GET'] }] }));
const ferries = {
  list: (ctx) => {},
  show: (ctx, name) => {},
};

app.use(route.get('/ferries', ferries.list));
app.use(route.get('/ferries/:name', ferries.show));
app.use(route.del('/ferries/:name', ferries.show));

const crew = joi();
crew.prefix('/crew');
crew.use(checkRole('captain'));
crew.get('/shifts', (ctx) => {});
crew.route([
  { method: 'post', path: '/shifts', validate: {}, handler: (ctx) => {} },
  { method: ['put', 'patch'], path: '/shifts/:shift', handler: [(ctx) => {}] },
]);
app.use(crew.middleware());

const piers = new Router({ prefix: '/piers' });
piers.get('/:pier', (ctx) => {});
const tickets = new Router();
tickets.get('/tickets', (ctx) => {}).post('/tickets', (ctx) => {});
app.use(compose([piers.routes(), tickets.routes()]));
app.listen(3000);
