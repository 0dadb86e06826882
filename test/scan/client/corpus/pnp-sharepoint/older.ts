import { sp, Web } from '@pnp/sp';
import pnp from 'sp-pnp-js';

sp.setup({ spfxContext: context });

export function crew(id: number, site: string): void {
  sp.web.lists.getByTitle('Crew').items.filter('Active eq 1').orderBy('Title').get().then((crew) => console.log(crew.length));
  pnp.sp.web.lists.getByTitle('Crew').items.getById(id).attachmentFiles.add('pass.txt', 'x').then(console.log);
  const web = new Web(site);
  web.lists.getByTitle('Crew').items.getAll().then((all) => all.forEach(console.log));
  sp.web.getFileByServerRelativeUrl('/sites/crew/roster.json').getJSON().then(console.log);
}
