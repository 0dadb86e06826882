import { cookies } from 'next/headers';

export async function requireKeeperAccess() {
  const store = await cookies();
  if (store.get('role')?.value !== 'keeper') throw new Error('forbidden');
}
