import { SetMetadata, applyDecorators } from '@nestjs/common';
import { ApiCookieAuth, ApiQuery } from '@nestjs/swagger';
import type { Right } from './right';

export const Authenticated = (options: { permission?: Right } = {}): MethodDecorator => {
  const parts: MethodDecorator[] = [ApiCookieAuth(), SetMetadata('signed', options)];
  if (options.permission) parts.push(ApiQuery({ name: 'key', required: false }));
  return applyDecorators(...parts);
};
