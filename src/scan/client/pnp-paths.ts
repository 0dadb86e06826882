// Where the names of PnPjs differ from the segments of Microsoft Graph's paths, and which of its methods make requests other
// than their names say. Taken from the library's own sources, https://github.com/pnp/pnpjs/tree/version-4/packages/graph.

/** A request that a method makes: its HTTP method, and what it adds to the path. */
export interface PnpRequest {
  readonly method: string;
  readonly path: string;
}

/** Members with another path, by what they are members of. */
const renamed: ReadonlyMap<string, string> = new Map([
  ['user.tasks', 'planner/tasks'],
  ['user.installedApps', 'teamwork/installedApps'],
  ['user.focusedInboxOverrides', 'inferenceClassification/overrides'],
  ['group.plans', 'planner/plans'],
  ['root.appCatalog', 'appCatalogs'],
  ['root.bookingBusinesses', 'solutions/bookingBusinesses'],
  ['root.bookingCurrencies', 'solutions/bookingCurrencies'],
]);

/** Actions of Graph that are methods of the same name. */
const actions = new Set(
  `sendMail send forward reply replyAll accept decline tentativelyAccept cancel copy move archive unarchive addFavorite
  removeFavorite resetUnseenCount subscribeByMail unsubscribeByMail setPresence clearPresence setUserPreferredPresence
  clearUserPreferredPresence setStatusMessage getPresencesByUserId getMemberObjects getMemberGroups checkMemberGroups getByIds
  findMeetingTimes getSchedule dismissReminder snoozeReminder checkin checkout follow unfollow preview permanentDelete publish
  unpublish upgrade`.split(/\s+/u),
);

/** Methods whose requests have another path than their name; some only after a certain segment. */
const requests: ReadonlyMap<string, PnpRequest> = new Map([
  ['photo.getBlob', { method: 'GET', path: '/$value' }],
  ['photo.getBuffer', { method: 'GET', path: '/$value' }],
  ['photo.setContent', { method: 'PATCH', path: '/$value' }],
  ['getContent', { method: 'GET', path: '/content' }],
  ['setContent', { method: 'PUT', path: '/content' }],
  ['addFolder', { method: 'POST', path: '/children' }],
  ['createSharingLink', { method: 'POST', path: '/createLink' }],
  ['createTeam', { method: 'PUT', path: '/team' }],
  ['cloneTeam', { method: 'POST', path: '/clone' }],
  ['setManager', { method: 'PUT', path: '/manager/$ref' }],
  ['removeManager', { method: 'DELETE', path: '/manager/$ref' }],
  ['root.query', { method: 'POST', path: '/search/query' }],
]);

/** Collections of groups whose elements are references. */
const referenced = new Set(['members', 'owners', 'acceptedSenders', 'rejectedSenders']);

/**
 * The segments that a member stands for.
 *
 * @param names the members before it, `{}` for one that was chosen by an id
 */
export function pnpSegments(name: string, names: readonly string[]): string {
  return renamed.get(`${ownerOf(names)}.${name}`) ?? name;
}

/** The request that a method makes which is called at the end of a chain; `undefined` when its name says it. */
export function pnpRequest(name: string, names: readonly string[]): PnpRequest | undefined {
  const last = names.at(-1) ?? 'root';
  const known = requests.get(`${last}.${name}`) ?? requests.get(name);
  if (known !== undefined) return known;
  if (actions.has(name)) return { method: 'POST', path: `/${name}` };
  if (names[0] !== 'groups') return undefined;
  if (name === 'add' && referenced.has(last)) return { method: 'POST', path: '/$ref' };
  const isElement = last === '{}' && referenced.has(names.at(-2) ?? '');
  return name === 'remove' && isElement ? { method: 'DELETE', path: '/$ref' } : undefined;
}

/** What stands around the arguments of a method that chooses one element, such as `getItemById(id)`. */
export function pnpSelector(name: string): readonly string[] | undefined {
  switch (name) {
    case 'getItemById':
      return ['/items/', ''];
    case 'getItemByPath':
    case 'getItemsByPath':
      return ['/root:/', ':'];
    case 'getOperationById':
      return ['/operations/', ''];
    case 'getTermById':
      return ['/terms/', ''];
    case 'getByUrl':
      return ['/', ':', ':'];
    default:
      return /^(?:get)?[bB]y[A-Z]\w*$/u.test(name) && name !== 'getByIds' ? ['/', ''] : undefined;
  }
}

function ownerOf(names: readonly string[]): string {
  const [first, second, ...more] = names;
  if (first === undefined) return 'root';
  if (first === 'me' && second === undefined) return 'user';
  if (second !== '{}' || more.length > 0) return '';
  return first === 'users' ? 'user' : first === 'groups' ? 'group' : '';
}
