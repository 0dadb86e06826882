// What the members and methods of PnPjs for SharePoint stand for in SharePoint's REST paths. A member is a segment of its name, a
// method with an argument is `name('argument')`; here stands what differs, taken from the library's own sources,
// https://github.com/pnp/pnpjs/tree/version-4/packages/sp. SharePoint does not mind the case of names, so they stay as written.

/** Where the members of `sp` lead. */
const roots: ReadonlyMap<string, string> = new Map([
  ['profiles', 'sp.userprofiles.peoplemanager'],
  ['social', 'social.following'],
  ['utility', 'SP.Utilities.Utility'],
  ['relatedItems', 'SP.RelatedItemManager'],
  ['tenantAppcatalog', 'web/tenantappcatalog/AvailableApps'],
  ['search', 'search/postquery'],
  ['searchSuggest', 'search/suggest'],
  ...['clientPeoplePickerSearchUser', 'clientPeoplePickerResolveUser'].map((name): readonly [string, string] => [
    name,
    `sp.ui.applicationpages.clientpeoplepickerwebserviceinterface.${name}`,
  ]),
  ['siteDesigns', 'Microsoft.Sharepoint.Utilities.WebTemplateExtensions.SiteScriptUtility'],
  ['siteScripts', 'Microsoft.Sharepoint.Utilities.WebTemplateExtensions.SiteScriptUtility'],
]);

/** The path of a member of `sp`, below the site. */
export function sharePointRoot(name: string): string {
  return `/_api/${roots.get(name) ?? name}`;
}

/** What is below `sp.web` and `sp.site`, as far as it tells their chains from others. */
export function isSharePointChain(holder: string | undefined, name: string | undefined): boolean {
  if (holder === 'site') return name === 'rootWeb' || name === 'getWebUrlFromPageUrl';
  if (holder !== 'web' || name === undefined) return false;
  return /^(?:lists|folders|siteUsers|siteGroups|siteUserInfoList|currentUser|ensureUser|getList|get(?:File|Folder)By\w+|getUserById)$/u.test(
    name,
  );
}

/** Collections whose elements are chosen by a number in parentheses. */
const numbered = new Set([
  'items',
  'comments',
  'replies',
  'roleAssignments',
  'siteGroups',
  'groups',
  'versions',
  'quicklaunch',
  'topNavigationBar',
  'children',
]);

/** Collections that have a function for it instead. */
const asked = new Set(['siteUsers', 'users', 'roleDefinitions', 'timeZones']);

/** Functions that take a number. */
const numeric = new Set(['getUserById', 'getItemById']);

/**
 * What stands around the argument of a method that chooses one thing, such as `getByTitle(title)`.
 *
 * @param owner the member that it is called on
 * @returns undefined when the method chooses nothing
 */
export function sharePointSelector(name: string, owner: string): readonly [string, string] | undefined {
  switch (name) {
    case 'getById':
      if (asked.has(owner)) return ['/getById(', ')'];
      return numbered.has(owner) ? ['(', ')'] : [`('`, `')`];
    case 'getByUrl':
    case 'getByLoginName':
      return [`('`, `')`];
    case 'getByName':
      return owner === 'files' || owner === 'folders' || owner === 'attachmentFiles'
        ? [`('`, `')`]
        : [`/getByName('`, `')`];
    case 'getFileByServerRelativePath':
    case 'getFolderByServerRelativePath':
      return [`/${name}(decodedUrl='`, `')`];
    default:
      if (requests.has(name) || !/^get(?:\w*By[A-Z]\w*|List|View)$/u.test(name)) return undefined;
      return numeric.has(name) ? [`/${name}(`, ')'] : [`/${name}('`, `')`];
  }
}

/** A request that a method makes: its HTTP method, and what it adds to the path, with the first argument between two pieces. */
export interface SharePointRequest {
  readonly method: string;
  readonly path: readonly [string] | readonly [string, string];
}

const content: SharePointRequest = { method: 'GET', path: ['/$value'] };
const whole: SharePointRequest = { method: 'GET', path: [''] };
const withPath: SharePointRequest = { method: 'POST', path: [`/addUsingPath(DecodedUrl='`, `')`] };

/** Methods whose requests have another path than their name, or another method; some only on a certain member. */
const requests: ReadonlyMap<string, SharePointRequest> = new Map<string, SharePointRequest>([
  ['get', whole],
  ['getAll', whole],
  ['getPaged', whole],
  ['getText', content],
  ['getBlob', content],
  ['getBuffer', content],
  ['getJSON', content],
  ['getStream', content],
  ['setContent', { method: 'PUT', path: ['/$value'] }],
  ['update', { method: 'PATCH', path: [''] }],
  ['delete', { method: 'DELETE', path: [''] }],
  ['add', { method: 'POST', path: [''] }],
  ['attachmentFiles.add', { method: 'POST', path: [`/add(FileName='`, `')`] }],
  ['files.add', { method: 'POST', path: [`/add(url='`, `')`] }],
  ['files.addUsingPath', withPath],
  ['files.addChunked', withPath],
  ['folders.add', { method: 'POST', path: [`/add('`, `')`] }],
  ['folders.addUsingPath', { method: 'POST', path: [`/addUsingPath(DecodedUrl='`, `',overwrite=false)`] }],
  ['webs.add', { method: 'POST', path: ['/add'] }],
  ['features.add', { method: 'POST', path: ['/add'] }],
  ['roleAssignments.add', { method: 'POST', path: ['/addroleassignment'] }],
  ['roleAssignments.remove', { method: 'POST', path: ['/removeroleassignment'] }],
  ['getItemsByCAMLQuery', { method: 'POST', path: ['/getitems'] }],
  ['getChanges', { method: 'POST', path: ['/getchanges'] }],
  ['getListItemChangesSinceToken', { method: 'POST', path: ['/getlistitemchangessincetoken'] }],
  ['profiles.myProperties', { method: 'GET', path: ['/getmyproperties'] }],
  ['getStorageEntity', { method: 'GET', path: [`/getStorageEntity('`, `')`] }],
  ['getUserEffectivePermissions', { method: 'GET', path: ['/getUserEffectivePermissions(@user)'] }],
  ['getCurrentUserEffectivePermissions', { method: 'GET', path: ['/EffectiveBasePermissions'] }],
]);

/** Methods that do something, as their names begin. */
const doing =
  /^(?:add|append|apply|approve|break|cancel|check(?:[iI]n|[oO]ut)|clear|copy|create|delete|deny|deploy|disable|enable|ensure|finish|follow|import|install|join|like|mark|move|publish|recycle(?!Bin)|register|remove|render|reserve|reset|restore|retract|save|set|share|start|stop|sync|undo|uninstall|unlike|unpublish|unregister|unshare|upgrade|upload|validate)(?![a-z])/u;

/** Services of `sp` all of whose methods are functions of SharePoint. */
const services = new Set(['profiles', 'social', 'siteDesigns', 'siteScripts', 'groupSiteManager']);

/**
 * The request that a method makes which is called at the end of a chain.
 *
 * @param owner the member that it is called on
 * @returns undefined when its name does not say that it makes one
 */
export function sharePointRequest(name: string, owner: string): SharePointRequest | undefined {
  const known = requests.get(`${owner}.${name}`) ?? requests.get(name);
  if (known !== undefined) return known;
  if (owner === 'utility') return { method: 'POST', path: [`.${name}`] };
  if (services.has(owner)) return { method: /^(?:get|my|am|is)/u.test(name) ? 'GET' : 'POST', path: [`/${name}`] };
  return doing.test(name) ? { method: 'POST', path: [`/${name}`] } : undefined;
}
