import express from 'express';
import { signedIn } from './signed-in.js';
import { extensionPoint } from './extension-point.js';
import { lookups } from './lookups.js';

const app = express();
const extensions = express.Router();
app.use(signedIn);
app.use('/lookups', signedIn, lookups);
app.use('/extensions', extensions);
export const points = ['maps', 'charts'].map((name) => extensionPoint(name, extensions));
app.listen(3000);
