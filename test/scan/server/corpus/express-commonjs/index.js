const express = require('express');
const cors = require('cors');
const passport = require('passport');
const { connect } = require('./config/db');
const routes = require('./routes');
const v1 = express.Router();

require('dotenv').config();
connect();

const app = express();
app.use(cors(), express.urlencoded({ extended: false }));
app.use(passport.initialize());

routes(v1);
app.use('/v1', v1);
app.use('/v1/carts', require('./routes/carts'));
require('./routes/legacy')(app);

app.get('/oauth/callback', passport.authenticate('azuread-openidconnect', { session: false }), (req, res) => res.redirect('/'));
app.get('*', (req, res) => res.sendFile('index.html'));

if (require.main === module) app.listen(process.env.PORT || 8080);
module.exports = app;
