import { SetMetadata } from '@nestjs/common';
import { Reflector } from '@nestjs/core';

export const STROLL = Symbol('stroll');
export const Strollers = () => SetMetadata(STROLL, true);
export const Gardening = (...tasks: string[]) => SetMetadata('gardening', tasks);
export const Keys = Reflector.createDecorator<string[]>();
export const Colour = (name: string) => SetMetadata('colour', name);
