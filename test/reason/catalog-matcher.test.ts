// Which operation a call is found to be, for every spelling that people and tools write.
import { expect, test } from 'vitest';
import { createCatalogMatcher, type CallMatch } from '../../src/reason/catalog-matcher.ts';
import { catalogOf } from './catalog-of.ts';

const bases = ['https://graph.microsoft.com/v1.0', 'https://graph.microsoft.com/beta'];

function matcherOf(keys: readonly string[]): (call: string) => string {
  const match = createCatalogMatcher(catalogOf(Object.fromEntries(keys.map((key) => [key, {}])), { bases }));
  return (call) => describe(match(call));
}

/** A match in one line: the operation and the other names that it was found by. */
function describe(match: CallMatch): string {
  switch (match.kind) {
    case 'found':
      return [`${match.operation.method} ${match.operation.template.text}`, ...match.aliases].join(' ~');
    case 'ambiguous':
      return `ambiguous: ${match.candidates.map(({ template }) => template.text).join(', ')}`;
    case 'no-method':
      return `only ${match.methods.join(', ')} ${match.template.text}`;
    case 'not-found':
      return `not found: ${match.method} ${match.path}`;
    case 'other-api':
      return `other API: ${match.authority}`;
    case 'malformed':
      return match.reason;
    case 'batch':
      return 'batch';
  }
}

const find = matcherOf([
  'GET /me',
  'PATCH /me',
  'GET /me/photo',
  'GET /me/messages',
  'POST /me/messages',
  'GET /users',
  'GET /users/{id}',
  'DELETE /users/{id}',
  'GET /users/delta',
  'GET /users/{id}/messages/{message-id}',
  'GET /users/{id}/manager',
  'POST /users/{id}/sendmail',
  'POST /groups/{id}/members',
  'GET /groups/{id}/members',
  'GET /applications(appid={value})',
  'GET /applications/{id}',
  'GET /workflows({id})/previewscope',
  'GET /me/drive/root:/{path}:/content',
  'GET /me/drive/root:/foldera/fileb.txt:/content',
  'GET /me/drive/root:/{path}',
  'GET /sites/{id}',
  'GET /sites/{id}:/{path}',
  'GET /worksheets/{id}/cell(row={row},column={column})',
  "GET /worksheets/{id}/range(address='{address}')/format",
  'GET /contacts/{id}/transitivereports/$count',
  'GET /places/microsoft.graph.room',
  'GET /places/{id}',
  'GET /listeners/{id}/microsoft.graph.onStart/handler/{handler}',
  'GET /principals/microsoft.graph.agent/{id}/sponsors',
  'GET /sites/{id}/getByPath(path={path})',
  'GET /sites/{id}/lists',
  'PUT /me/drive/items/{id}/content',
  'DELETE /me/drive/items/{id}',
  'GET /me/drive/items/{id}/children',
  'GET /drives/{id}/items/{item}/children',
]);

test.each([
  // Spellings of one path.
  ['GET /me', 'GET /me'],
  ['get /ME/', 'GET /me'],
  ['GET me/messages', 'GET /me/messages'],
  ['GET //me//messages/', 'GET /me/messages'],
  ['GET /v1.0/me/messages?$top=5#x', 'GET /me/messages'],
  ['GET https://graph.microsoft.com/beta/me/messages', 'GET /me/messages'],
  ['GET HTTPS://GRAPH.microsoft.com:443/V1.0/ME', 'GET /me'],
  ['GET graph.microsoft.com/v1.0/me', 'GET /me'],
  ['GET https://graph.microsoft.com/me', 'GET /me'],
  ['GET /users/bob%40contoso.com', 'GET /users/{id}'],
  ['GET /users/{userId}', 'GET /users/{id}'],
  // Placeholders as they are written in the docs, in code, in collections of requests and in routers.
  ['POST /users/{id | userPrincipalName}/sendMail', 'POST /users/{id}/sendmail'],
  ['POST /users/<id | userPrincipalName>/sendMail', 'POST /users/{id}/sendmail'],
  ['POST /users/:id/sendMail', 'POST /users/{id}/sendmail'],
  ['POST /users/${user.id}/sendMail', 'POST /users/{id}/sendmail'],
  ['GET /users/{group id}', 'GET /users/{id}'],
  ['GET {{baseUrl}}/users/{{userId}}', 'GET /users/{id}'],
  ['GET ${base}/v1.0/users/{id}', 'GET /users/{id}'],
  ['GET /users/{id}/messages/{id}', 'GET /users/{id}/messages/{message-id}'],
  ["GET /users('bob')/messages('AAMk==')", 'GET /users/{id}/messages/{message-id}'],
  ['GET /users(17)/manager', 'GET /users/{id}/manager'],
  ['GET /users/delta', 'GET /users/delta'],
  ['GET /users/delta()', 'GET /users/delta'],
  ['GET /workflows/17/previewscope', 'GET /workflows({id})/previewscope'],
  ['GET /workflows({id})/previewscope', 'GET /workflows({id})/previewscope'],
  // Functions.
  ["GET /applications(appId='a-b')", 'GET /applications(appid={value})'],
  ['GET /applications(appId=%27a-b%27)', 'GET /applications(appid={value})'],
  ['GET /worksheets/1/cell(row=1,column=2)', 'GET /worksheets/{id}/cell(row={row},column={column})'],
  ['GET /worksheets/1/cell(column=2, row=1)', 'GET /worksheets/{id}/cell(row={row},column={column})'],
  ['GET /worksheets/1/cell(column=2,%20row=@r)?@r=1', 'GET /worksheets/{id}/cell(row={row},column={column})'],
  ["GET /worksheets/1/range(address='A1:B2')/format", "GET /worksheets/{id}/range(address='{address}')/format"],
  ['GET /worksheets/1/range(address=A1)/format', "GET /worksheets/{id}/range(address='{address}')/format"],
  ["GET /worksheets/1/range(address='O''Neil(1),2')/format", "GET /worksheets/{id}/range(address='{address}')/format"],
  ["GET /sites/1/getByPath(path='/teams/hr')", 'GET /sites/{id}/getByPath(path={path})'],
  // Addressing by path.
  ['GET /me/drive/root:/a/b/c.txt:/content', 'GET /me/drive/root:/{path}:/content'],
  ['GET /me/drive/root:/My Folder/x.txt:/content', 'GET /me/drive/root:/{path}:/content'],
  ['GET /me/drive/root%3A/x.txt%3A/content', 'GET /me/drive/root:/{path}:/content'],
  ['GET /me/drive/root:/{item-path}:/content', 'GET /me/drive/root:/{path}:/content'],
  ['GET /me/drive/root:/FolderA/FileB.txt:/content', 'GET /me/drive/root:/foldera/fileb.txt:/content'],
  ['GET /me/drive/root:/a/b', 'GET /me/drive/root:/{path}'],
  ['GET /me/drive/root:/a/b:', 'GET /me/drive/root:/{path}'],
  ['GET /sites/contoso.sharepoint.com:/teams/hr', 'GET /sites/{id}:/{path}'],
  ['GET /sites/contoso.sharepoint.com,1,2', 'GET /sites/{id}'],
  // Names with a namespace.
  ['POST /users/1/microsoft.graph.sendMail', 'POST /users/{id}/sendmail'],
  ['GET /places/microsoft.graph.room', 'GET /places/microsoft.graph.room'],
  ['GET /places/graph.room', 'GET /places/microsoft.graph.room'],
  ['GET /places/17', 'GET /places/{id}'],
  ['GET /contacts/1/transitiveReports/$count', 'GET /contacts/{id}/transitivereports/$count'],
  ['DELETE /users/delta', 'DELETE /users/{id}'],
])('%s is %s', (call, expected) => {
  expect(find(call)).toBe(expected);
});

test.each([
  ['GET /me/photo/$value', 'GET /me/photo ~suffix'],
  ['GET /users/$count', 'GET /users ~suffix'],
  ['POST /groups/1/members/$ref', 'POST /groups/{id}/members ~suffix'],
  ['GET /groups/1/members/microsoft.graph.user', 'GET /groups/{id}/members ~cast'],
  ['GET /groups/1/members/microsoft.graph.user/$count', 'GET /groups/{id}/members ~suffix ~cast'],
  ['GET /me/manager', 'GET /users/{id}/manager ~me-as-user'],
  ['GET /users/1/photo/$value', 'GET /me/photo ~suffix ~user-as-me'],
  ["GET /users(userPrincipalName='x@y')/manager", 'GET /users/{id}/manager ~alternate-key'],
  ['PUT /me/drive/root:/a/b.txt:/content', 'PUT /me/drive/items/{id}/content ~item-path'],
  ['GET /me/drive/root:/{item-path}:/children', 'GET /me/drive/items/{id}/children ~item-path'],
  ['DELETE /me/drive/root:/a/b.txt', 'DELETE /me/drive/items/{id} ~item-path'],
  ['GET /me/drive/root/children', 'GET /me/drive/items/{id}/children ~item-path'],
  ['PUT /me/drive/items/1:/b.txt:/content', 'PUT /me/drive/items/{id}/content ~item-path'],
  ['PUT /me/drive/special/approot:/b.txt:/content', 'PUT /me/drive/items/{id}/content ~item-path'],
  ['PUT /users/1/drive/root:/a:/content', 'PUT /me/drive/items/{id}/content ~item-path ~user-as-me'],
  ['GET /drives/1/root/children', 'GET /drives/{id}/items/{item}/children ~item-path'],
  ['GET /sites/contoso.sharepoint.com:/teams/hr:/lists', 'GET /sites/{id}/lists ~item-path'],
  ['GET /listeners/1/handler/2', 'GET /listeners/{id}/microsoft.graph.onStart/handler/{handler} ~cast'],
  ['GET /principals/1/microsoft.graph.agent/sponsors', 'GET /principals/microsoft.graph.agent/{id}/sponsors ~cast'],
  ['GET /me/messages/(value)', 'GET /me/messages ~parentheses'],
])('%s is found by another name as %s', (call, expected) => {
  expect(find(call)).toBe(expected);
});

test.each([
  ['/me', 'no-method'],
  ['', 'no-method'],
  ['BREW /me', 'unknown-method'],
  ['GET https://example.com/v1.0/me', 'other API: example.com'],
  ['GET https://graph.microsoft.com.example.com/v1.0/me', 'other API: graph.microsoft.com.example.com'],
  ['GET /nothing/here', 'not found: GET /nothing/here'],
  ['GET /v1.0x/me', 'not found: GET /v1.0x/me'],
  ['PUT /me/messages', 'only GET, POST /me/messages'],
  ['POST /v1.0/$batch', 'batch'],
  ['GET /users/..', 'not found: GET /users/..'],
  ['GET /users/%2e%2e', 'not found: GET /users/%2e%2e'],
  // A type is never the id of something.
  ['DELETE /users/microsoft.graph.user', 'not found: DELETE /users/microsoft.graph.user'],
  ['GET /me/drive/root::/content', 'not found: GET /me/drive/root::/content'],
  // Only items of drives and sites are named by their paths, and only whole paths.
  ['GET /groups/1:/a:/members', 'not found: GET /groups/1:/a:/members'],
  ['GET /me/root/children', 'not found: GET /me/root/children'],
  ['GET {baseUrl}', 'not found: GET /{baseUrl}'],
])('%s is not found: %s', (call, expected) => {
  expect(find(call)).toBe(expected);
});

test('two templates of which none is the more specific are ambiguous, and only where they meet', () => {
  const crossing = matcherOf(['GET /a/{x}/c', 'GET /a/b/{y}', 'POST /a/b/{y}']);
  expect(crossing('GET /a/b/c')).toBe('ambiguous: /a/b/{y}, /a/{x}/c');
  expect(crossing('GET /a/b/d')).toBe('GET /a/b/{y}');
  expect(crossing('GET /a/d/c')).toBe('GET /a/{x}/c');
  expect(crossing('POST /a/b/c')).toBe('POST /a/b/{y}');
});

test('a parameter is tried when a literal leads nowhere', () => {
  const backtracking = matcherOf(['GET /a/b/c/d', 'GET /a/{x}/c/e', 'GET /{r}/b/c/f']);
  expect(backtracking('GET /a/b/c/d')).toBe('GET /a/b/c/d');
  expect(backtracking('GET /a/b/c/e')).toBe('GET /a/{x}/c/e');
  expect(backtracking('GET /a/b/c/f')).toBe('GET /{r}/b/c/f');
});

test('a path that the data has twice is found by its letters, and otherwise ambiguous', () => {
  const twice = matcherOf(['GET /c/{global-id}/members', 'GET /c/{id}/members']);
  expect(twice('GET /c/{id}/members')).toBe('GET /c/{id}/members');
  expect(twice('GET /c/{global-id}/members')).toBe('GET /c/{global-id}/members');
  expect(twice('GET /c/17/members')).toBe('ambiguous: /c/{global-id}/members, /c/{id}/members');
});

test('a cast that could be one of several is ambiguous, and none is made up at the end of a path', () => {
  const casts = matcherOf([
    'GET /l/{id}/microsoft.graph.a/x',
    'GET /l/{id}/microsoft.graph.b/x',
    'GET /d/microsoft.graph.u',
  ]);
  expect(casts('GET /l/1/x')).toBe('ambiguous: /l/{id}/microsoft.graph.a/x, /l/{id}/microsoft.graph.b/x');
  expect(casts('GET /l/1/microsoft.graph.b/x')).toBe('GET /l/{id}/microsoft.graph.b/x');
  expect(casts('GET /d')).toBe('not found: GET /d');
});

test('the published cases of the tool that the data of Microsoft Graph is checked with', () => {
  const kibali = matcherOf([
    'GET /foo',
    'GET /bar',
    'GET /bar/{id}',
    'GET /bar/{id}/schmo',
    'GET /bar/{id}/({value})',
    'GET /bar/{id}:/{path}:/stuff',
    'GET /bar/method(on={value})',
  ]);
  expect(kibali('GET /foo')).toBe('GET /foo');
  expect(kibali('GET /blahs')).toBe('not found: GET /blahs');
  expect(kibali('GET /bar/asdasd')).toBe('GET /bar/{id}');
  expect(kibali('GET /bar/asdasd/schmo')).toBe('GET /bar/{id}/schmo');
  expect(kibali('GET /bar/asdasd/glib')).toBe('not found: GET /bar/asdasd/glib');
  expect(kibali('GET /bar/asdasd/SCHMO/(value)')).toBe('GET /bar/{id}/schmo ~parentheses');
  expect(kibali('GET /bar/(value)/asdasd/SchMO')).toBe('GET /bar/{id}/schmo ~parentheses');
  expect(kibali('GET /bar/{some}:/{path}:/stuff/')).toBe('GET /bar/{id}:/{path}:/stuff');
  expect(kibali("GET /bar/Method(on='{parameterValue}')")).toBe('GET /bar/method(on={value})');
  expect(kibali('GET /bar/{id}/({value})')).toBe('GET /bar/{id}/({value})');
});

test('without bases every host is the API, and a call may come in two parts', () => {
  const match = createCatalogMatcher(catalogOf({ 'GET /orders/{id}': {} }));
  expect(describe(match({ method: 'get', url: 'http://localhost:3000/orders/17?x=1' }))).toBe('GET /orders/{id}');
  expect(describe(match({ method: 'GET', url: '' }))).toBe('no-path');
});

test('siblings are the operations of the same template', () => {
  const match = createCatalogMatcher(catalogOf({ 'GET /a/{id}': {}, 'PUT /a/{id}': {}, 'GET /a/b': {} }));
  const found = match('PUT /a/1');
  expect(found.kind === 'found' && found.siblings.map(({ method }) => method)).toEqual(['GET', 'PUT']);
});

test('long and hostile paths take no longer than their length', () => {
  expect(find(`GET /users/${'x'.repeat(16_000)}`)).toBe('too-long');
  const started = performance.now();
  for (const piece of ["='", "''", '(', "a('", '%27', '%20', '$ref/', 'microsoft.graph.a/', "x='',"]) {
    const long = piece.repeat(15_900 / piece.length);
    find(`GET /worksheets/1/range(address='${long}')/format`);
    find(`GET /${long}`);
  }
  expect(performance.now() - started).toBeLessThan(5_000);
});
