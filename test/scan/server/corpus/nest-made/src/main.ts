import { VersioningType } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { MarinaModule } from './marina.module';

async function start(): Promise<void> {
  const app = await NestFactory.create(MarinaModule);
  app.setGlobalPrefix('api', { exclude: ['up'] });
  app.enableVersioning({ type: VersioningType.URI });
  await app.listen(3000);
}

void start();
