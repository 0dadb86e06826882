import { Controller as NestController, SetMetadata, applyDecorators } from '@nestjs/common';
import { ApiBearerAuth, ApiTags } from '@nestjs/swagger';

export interface Desk {
  readonly path: string;
  readonly tag: string;
}

export function DeskController(desk: Desk) {
  return function (target: Function) {
    NestController(desk.path)(target);
    ApiTags(desk.tag)(target);
  };
}

export const Scopes = (...scopes: string[]) => applyDecorators(ApiBearerAuth(), SetMetadata('scopes', scopes));
