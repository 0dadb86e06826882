import { graph } from '@pnp/graph';

export async function prepare(context: unknown) {
  graph.setup({ spfxContext: context });
  const [batched, execute] = graph.batched();
  const later = batched.me.memberOf();
  await execute();
  const people = await graph.users.usingCaching().top(5)();
  return [await later, people];
}
