import { NestFactory } from '@nestjs/core';
import { FerryModule } from './ferry.module';

NestFactory.create(FerryModule)
  .then((app) => {
    app.setGlobalPrefix('quay');
    return app.listen(3000);
  })
  .catch(console.error);
