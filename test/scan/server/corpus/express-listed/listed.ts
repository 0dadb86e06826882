import { Teams } from './teams';

interface Listed {
  method: string;
  route: string;
  controller: any;
  action: string;
}

export const listed: Listed[] = [
  { method: 'get', route: '/teams', controller: Teams, action: 'all' },
  { method: 'delete', route: '/teams/:team', controller: Teams, action: 'remove' },
];
