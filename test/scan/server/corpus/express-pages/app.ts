import express from 'express';
import { ensureRight, Right } from './middleware/rights';
import { authenticate, isLoggedIn, remember } from './middleware/session';

const app = express();
const halls = express.Router();

app.get('/', remember, (_req, res) => res.render('home'));
app.get('/login', (_req, res) => res.render('login'));
app.get('/bookings', isLoggedIn, (_req, res) => res.render('bookings'));
app.all(['/halls', '/halls/*'], authenticate, remember);
app.use('/halls', halls);
halls.get('/:hall', (_req, res) => res.render('hall'));
halls.post('/:hall/keys', ensureRight(Right.HandOutKeys), (_req, res) => res.redirect('/login'));
app.listen(3000);
