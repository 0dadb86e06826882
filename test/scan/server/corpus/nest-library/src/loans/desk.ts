import type { Desk } from '../common/desk-controller.decorator';

export const LOANS: Desk = { path: 'loans', tag: 'Loans' };
