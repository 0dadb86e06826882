import { Module } from '@nestjs/common';
import { PlotsController, makeBeds } from './plots.controller';

@Module({ controllers: [PlotsController, makeBeds('beds')] })
export class PlotsModule {}
