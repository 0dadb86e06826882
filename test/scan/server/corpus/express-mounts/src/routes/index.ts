export { default as orders } from './orders.js';
export * from './invoices.js';
