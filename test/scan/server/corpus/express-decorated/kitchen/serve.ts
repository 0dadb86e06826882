import { Container } from 'inversify';
import { InversifyExpressServer } from 'inversify-express-utils';
import './dishes';

const server = new InversifyExpressServer(new Container(), null, { rootPath: '/kitchen' });
server.build().listen(3001);
