import { Harbour } from './barrel';

const north = new Harbour('/north');

export const ships = () => north.ships();
export const berth = (ship: string) => new Harbour('/south').berth(ship);
