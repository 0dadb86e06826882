import express from 'express';
import { Controller } from './core/controller';

class App {
  public app: express.Application;
  private readonly prefix = '/api';

  constructor(controllers: Controller[]) {
    this.app = express();
    this.middlewares();
    this.routes(controllers);
  }

  private middlewares() {
    this.app.use(express.json());
  }

  private routes(controllers: Controller[]) {
    this.app.get('/', (_req, res) => res.send('ok'));
    controllers.forEach((controller) => {
      this.app.use(this.prefix, controller.router);
    });
  }

  public listen(port: number) {
    this.app.listen(port);
  }
}

export default App;
