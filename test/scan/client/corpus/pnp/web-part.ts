import { graphfi, GraphFI, SPFx } from '@pnp/graph';
import '@pnp/graph/users';
import '@pnp/graph/groups';

let _graph: GraphFI;

export const getGraph = (context?: unknown): GraphFI => {
  if (context) {
    _graph = graphfi().using(SPFx(context as never)).using(Log());
  }
  return _graph;
};
declare function Log(): never;

export async function profile(context: unknown) {
  const graph = graphfi().using(SPFx(context as never));
  const me = await graph.me();
  const slim = await graph.me.select('id', 'mail')();
  const manager = await graph.me.manager();
  const events = await graph.me.events.top(5)();
  return { me, slim, manager, events };
}

export async function people(id: string) {
  const graph = getGraph();
  await graph.users();
  await graph.users.getById(id)();
  await graph.users.getById(id).memberOf();
  await graph.groups.getById(id).members.select('displayName')();
  await graph.groups.add('Sales', 'sales', 0 as never);
  await graph.groups.getById(id).update({ description: 'x' });
  await graph.groups.getById(id).delete();
}

export class Directory {
  public static graph: GraphFI;

  public static init(context: unknown): void {
    this.graph = graphfi().using(SPFx(context as never));
  }

  public static async teams(): Promise<unknown> {
    return await this.graph.me.joinedTeams();
  }
}
