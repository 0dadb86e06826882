import { SPFI } from '@pnp/sp';
import { getSP } from './pnp-setup';

export class HarbourService {
  private readonly sp: SPFI = getSP();

  public constructor(private readonly listName: string) {}

  public async berths(): Promise<{ Id: number }[]> {
    const items = await this.sp.web.lists.getByTitle('Berths').items.select('Id', 'Title').top(200)();
    return items.filter((item) => item.Free).map((item) => ({ Id: item.Id }));
  }

  public async book(id: number, ship: string): Promise<void> {
    const list = this.sp.web.lists.getByTitle(this.listName);
    await list.items.add({ Title: ship, BerthId: id });
    await list.items.getById(id).update({ Free: false });
  }

  public async clear(ids: number[]): Promise<void> {
    const [batched, execute] = this.sp.batched();
    ids.forEach((id) => {
      void batched.web.lists.getByTitle('Berths').items.getById(id).delete();
    });
    await execute();
    await this.sp.web.lists.getById('0f6d').items.getById(ids[0]).recycle();
  }

  public async who(): Promise<string> {
    const user = await this.sp.web.currentUser();
    const groups = await this.sp.web.siteUsers.getById(user.Id).groups();
    return groups.length > 0 ? user.Title : '';
  }

  public async papers(folder: string, name: string): Promise<string> {
    const files = await this.sp.web.getFolderByServerRelativePath(folder).files();
    await this.sp.web.getFolderByServerRelativePath('Shared Documents').files.addUsingPath(name, 'x', { Overwrite: true });
    await this.sp.web.ensureUser('harbour@contoso.com');
    return this.sp.web.getFileByServerRelativePath(files[0].ServerRelativeUrl).getText();
  }
}
