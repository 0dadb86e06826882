const express = require('express');
const config = require('config');
const { PATHS, traced } = require('@lending/common');
const { Portal } = require('portal-auth');
const loans = require('routes/loans');
const returns = require('routes/returns');
const shelves = require('routes/shelves');
const desk = require('routes/desk');
const signedIn = require('middleware/signed-in');

const portal = new Portal();
const app = express();
app.use(traced, desk);
app.use(PATHS.LOANS, signedIn, loans);
app.use(config.get('returns.basePath'), returns);
app.use('/shelves', onlyWhen(() => config.get('shelves.on'), shelves));
app.use(
  '/fines',
  portal.guard({
    claims: {
      roles: ['Clerk', 'Manager'], // whoever stands at the desk
    },
  }),
);
app.get('/fines', (req, res) => res.json([]));
app.listen(3000);

function onlyWhen(isOn, router) {
  return (req, res, next) => (isOn() ? router(req, res, next) : next());
}
