import { CanActivate } from '@nestjs/common';

export class MemberGuard implements CanActivate {
  constructor(private readonly reader: object) {}

  canActivate(): boolean {
    return this.reader !== undefined;
  }
}
