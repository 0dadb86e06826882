import { DynamicModule, Module } from '@nestjs/common';
import { RouterModule } from '@nestjs/core';
import { BuoysController } from './buoys.controller';

@Module({ controllers: [BuoysController] })
export class BuoysModule {}

@Module({})
export class DoorsModule {
  static forRoot(): DynamicModule {
    const imports: DynamicModule['imports'] = [];
    if (process.env['HTTP'] === 'on') {
      imports.push(BuoysModule, RouterModule.register([{ path: '/sea', module: BuoysModule }]));
    }
    return { module: DoorsModule, imports };
  }
}
