import { graphfi, SPFx } from '@pnp/graph';
import '@pnp/graph/users';
import '@pnp/graph/groups';
import '@pnp/graph/planner';
import '@pnp/graph/files';

export class TeamRoom {
  private readonly graph = graphfi().using(SPFx(this.context));

  constructor(private readonly context: never) {}

  async work() {
    const me = this.graph.me;
    const mine = await me.tasks();
    const seen = await me.calendarView('2024-01-01', '2024-01-02')();
    const recent = await me.drive.recent();
    return [mine, seen, recent];
  }

  async join(group: string, person: string) {
    await this.graph.groups.getById(group).members.add(`https://graph.microsoft.com/v1.0/directoryObjects/${person}`);
    await this.graph.groups.getById(group).members.getById(person).remove();
    await this.graph.groups.getById(group).createTeam({ guestSettings: {} });
    await this.graph.teams.getById(group).archive();
    return this.graph.groups.getById(group).plans();
  }

  async plan(plan: string) {
    const tasks = await this.graph.planner.plans.getById(plan).tasks();
    return tasks.map((task) => task.id);
  }

  async picture(person: string, file: Blob) {
    const photo = this.graph.users.getById(person).photo;
    await photo.setContent(file);
    return photo.getBlob();
  }

  async file(id: string) {
    const item = this.graph.me.drive.getItemById(id);
    return [await item(), await item.getContent()];
  }

  readonly site = () => this.graph.sites.getByUrl('contoso.sharepoint.com', '/sites/crew')();
  readonly find = () => this.graph.query({ entityTypes: ['message'], query: { queryString: 'crew' } });
}
