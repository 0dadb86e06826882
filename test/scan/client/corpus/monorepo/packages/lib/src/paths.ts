export const orders = '/orders';
export function order(id: string): string {
  return `${orders}/${id}`;
}
