import { useCallback } from 'react';
import useSWR from 'swr';

const api = 'https://stock.example.com';
const read = (url: string) => fetch(url).then((answer) => answer.json());

export function useStock(room: string | undefined) {
  const move = useCallback(
    (path: string, method = 'POST') => fetch(`${api}${path}`, { method }),
    [],
  );
  const { data } = useSWR(`${api}/totals`, read);
  const boxes = useSWR(() => (room === undefined ? null : `${api}/rooms/${room}/boxes`), read);
  return { move, data, boxes };
}

export function Mover() {
  const { move } = useStock('n');
  return () => move('/moves');
}
