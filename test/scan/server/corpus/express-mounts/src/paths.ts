const version = 'v2';
export const API_PREFIX = `/api/${version}`;
export const paths = {
  orders: 'orders',
  lines: '/:orderId/lines',
} as const;
export enum Admin {
  Users = '/users',
  Audit = '/audit',
}
