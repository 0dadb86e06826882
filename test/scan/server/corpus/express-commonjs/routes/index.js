const products = require('./products');
const { router: users } = require('./users');

module.exports = function (router) {
  router.use('/products', products);
  router.use('/users', users);
  router.get('/status', (req, res) => res.json({ up: true }));
};
