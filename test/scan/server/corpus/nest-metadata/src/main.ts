import { NestFactory } from '@nestjs/core';
import helmet from 'helmet';
import { onlyStaff } from './checks/only-staff';
import { NurseryModule } from './nursery.module';

async function start() {
  const app = await NestFactory.create(NurseryModule);
  app.setGlobalPrefix('v1');
  app.use(helmet());
  app.use('/v1/shed/tools', onlyStaff);
  await app.listen(3000);
}

void start();
