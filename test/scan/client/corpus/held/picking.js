import { pickers, presses } from './api';

export const picked = (id) => pickers(`baskets/${id}`).json();
export const press = () => presses.cider.put('/press');
