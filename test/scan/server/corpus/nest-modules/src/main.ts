import { VersioningType } from '@nestjs/common';
import { ConfigService } from '@nestjs/config';
import { NestFactory } from '@nestjs/core';
import { GardenModule } from './garden.module';

async function start(): Promise<void> {
  const app = await NestFactory.create(GardenModule);
  const config = app.get(ConfigService);
  app.setGlobalPrefix(config.getOrThrow('garden.prefix', { infer: true }), { exclude: ['/'] });
  app.enableVersioning({ type: VersioningType.URI });
  await app.listen(config.get('garden.port'));
}
void start();
