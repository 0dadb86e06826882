import { applyDecorators, Get, SetMetadata, UseGuards } from '@nestjs/common';
import { RolesGuard } from './roles.guard';

export enum Role {
  Keeper = 'Cat.Keeper',
  Admin = 'Cat.Admin',
}
export const IS_PUBLIC = 'isPublic';
export const Public = () => SetMetadata(IS_PUBLIC, true);
export const Roles = (...roles: Role[]) => SetMetadata('roles', roles);
export const Scopes = (...scopes: string[]) => SetMetadata('scopes', scopes);
export function Auth(...roles: Role[]) {
  return applyDecorators(Roles(...roles), UseGuards(RolesGuard));
}
export const GetAsAdmin = (path: string) => applyDecorators(Get(path), Auth(Role.Admin));
