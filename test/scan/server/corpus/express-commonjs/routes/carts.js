const { Router } = require('express');

const carts = (module.exports = Router());

carts.get('/:cartId', (req, res) => res.json({}));
carts.post('/:cartId/items', (req, res) => res.json({}));
