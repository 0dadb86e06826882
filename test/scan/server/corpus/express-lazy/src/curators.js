const siteApp = require('./site-app');
const exhibits = require('./exhibits');

module.exports = function curators() {
  const app = siteApp('curators');
  app.use(exhibits());
  return app;
};
