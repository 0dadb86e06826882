const siteApp = require('./site-app');

module.exports = function shop() {
  const app = siteApp('shop');
  app.post('/orders', (req, res) => res.sendStatus(201));
  return app;
};
