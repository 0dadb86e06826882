import '@pnp/sp/webs';
import '@pnp/sp/lists';
import '@pnp/sp/items';
import { getSP } from './pnp-setup';

const towers = 'Towers';

export const lookouts = {
  watch: async (sp: any, listName: string) => sp.web.lists.getByTitle(listName).items.orderBy('Height').top(10)(),
  raise: (sp: any, height: number) => sp.web.lists.getByTitle(towers).items.add({ Height: height }),
};

export async function report(context: any): Promise<void> {
  const seen = await lookouts.watch(getSP(context), 'Lookouts');
  await getSP(context).web.getFolderByServerRelativePath('/sites/coast/Reports').folders.addUsingPath('new');
  console.log(seen);
}
