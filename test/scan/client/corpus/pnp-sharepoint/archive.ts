import { spfi, SPBrowser } from '@pnp/sp';
import { Web } from '@pnp/sp/webs';
import '@pnp/sp/search';

const sp = spfi('https://contoso.sharepoint.com/sites/archive').using(SPBrowser());
const fleet = Web([sp.web, 'https://contoso.sharepoint.com/sites/fleet']);

export async function archive(query: string, login: string): Promise<unknown> {
  const found = await sp.search(query);
  const ships = await fleet.lists.getByTitle('Ships').items.filter(`Name eq '${query}'`)();
  const me = await sp.profiles.getPropertiesFor(login);
  const fields = await fleet.lists.getByTitle('Ships').fields.getByInternalNameOrTitle('Flag')();
  return [found, ships, me, fields];
}
