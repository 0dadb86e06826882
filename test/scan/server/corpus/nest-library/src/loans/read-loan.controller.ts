import { Get, Param } from '@nestjs/common';
import { DeskController, Scopes } from '../common/desk-controller.decorator';
import { LOANS } from './desk';

@DeskController(LOANS)
export class ReadLoanController {
  @Get(':loanId')
  @Scopes('Loans.Read')
  read(@Param('loanId') loanId: string) {
    return { loanId };
  }
}
