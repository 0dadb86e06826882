import { send as go } from './barrel';

export const tides = () => go('/tides');
