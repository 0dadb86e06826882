const Koa = require('koa');
const route = require('koa-route');
const joi = require('koa-joi-router');
const requireCrew = require('ferry-crew');

const app = new Koa();
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
app.listen(3000);
