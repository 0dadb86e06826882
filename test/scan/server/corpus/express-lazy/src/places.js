const Places = require('@museum/places');

const SHOP = '/shop/v2';
const places = new Places({ shop: SHOP });

module.exports = places;
module.exports.SHOP = SHOP;
