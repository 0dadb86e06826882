import http, { paths } from '@contoso/lib';
import { order } from '@contoso/lib/paths';
import { orders } from '@lib/paths';

export const list = () => http.get(paths.orders);
export const one = (id: string) => http.get(order(id));
export const drop = (id: string) => http.delete(`${orders}/${id}/items`);
