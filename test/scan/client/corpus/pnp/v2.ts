import { graph } from '@pnp/graph';
import '@pnp/graph/users';

export async function old(id: string) {
  const people = await graph.users.getById(id).people();
  return { people, contacts: await graph.me.contacts.get() };
}
