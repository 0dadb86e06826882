import { loadControllers } from 'awilix-express';
import express from 'express';

const app = express();
app.use('/ferry', loadControllers('./*.ts', { cwd: __dirname }));
app.listen(3002);
