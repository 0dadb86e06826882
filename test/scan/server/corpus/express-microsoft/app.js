const express = require('express');
const passport = require('passport');
const passportAzureAd = require('passport-azure-ad');
const authConfig = require('./authConfig');
const router = require('./src/router');

const app = express();
const bearerStrategy = new passportAzureAd.BearerStrategy({}, (req, token, done) => done(null, {}, token));

app.use(express.json());
app.use(passport.initialize());
passport.use(bearerStrategy);

app.use(
  '/api',
  (req, res, next) => {
    passport.authenticate('oauth-bearer', { session: false }, (err, user, info) => {
      if (err) return res.status(401).json({ error: err.message });
      if (!user) return res.status(401).json({ error: 'Unauthorized' });
      if (info) {
        req.authInfo = info;
        return next();
      }
    })(req, res, next);
  },
  router,
);

app.listen(5000);
module.exports = app;
