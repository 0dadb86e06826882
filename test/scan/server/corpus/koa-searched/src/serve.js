const Koa = require('koa');
const Router = require('@koa/router');
const { promisify } = require('util');
const search = promisify(require('glob'));
const { options } = require('@rowing/settings');

async function partsOf() {
  const all = new Router();
  const files = await search('src/parts/*/routes.js', { cwd: process.cwd(), absolute: true });
  files.forEach((file) => {
    const part = require(file)({ router: new Router() });
    all.use(part.routes());
  });
  return all;
}

module.exports = async function serve() {
  const app = new Koa();
  const kept = new Router({ prefix: options.prefix });
  kept.get('/kept', (ctx) => (ctx.body = []));
  app.use((await partsOf()).routes());
  app.use(kept.routes());
  return app.listen(3000);
};
