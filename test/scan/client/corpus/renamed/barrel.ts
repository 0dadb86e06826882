export { ask as send, Port as Harbour } from './ports';
