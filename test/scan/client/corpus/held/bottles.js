import { usePress } from './api';

export function Bottles() {
  const press = usePress();
  return press.delete('/bottles');
}
