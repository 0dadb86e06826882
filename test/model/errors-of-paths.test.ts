// The errors of meaning about endpoints and their paths: exact words, exact places, and the other places that take part.
import { describe, expect, it } from 'vitest';
import { findingsIn } from './compile-files.ts';

const app = 'permc: 1\napp: { name: contoso-drive }\n';

const cases: readonly { readonly name: string; readonly yaml: string; readonly found: readonly string[] }[] = [
  {
    name: 'an endpoint without a method',
    yaml: `${app}endpoints:\n  /files: { anonymous: open }\n`,
    found: [
      '4:3 "/files" invalid-endpoint: `/files` is not an endpoint: it has no method (a key starts with one of GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS)',
    ],
  },
  {
    name: 'an endpoint with a method in lower case',
    yaml: `${app}endpoints:\n  get /files: { anonymous: open }\n`,
    found: [
      '4:3 "get /files" invalid-endpoint: `get /files` is not an endpoint: `get` is not a method (did you mean `GET`?)',
    ],
  },
  {
    name: 'an endpoint with an unknown method',
    yaml: `${app}endpoints:\n  SUBSCRIBE /files: { anonymous: open }\n`,
    found: [
      '4:3 "SUBSCRIBE /files" invalid-endpoint: `SUBSCRIBE /files` is not an endpoint: `SUBSCRIBE` is not a method (a key starts with one of GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS)',
    ],
  },
  {
    name: 'an endpoint without a path',
    yaml: `${app}endpoints:\n  GET files: { anonymous: open }\n`,
    found: [
      '4:7 "f" invalid-endpoint: `GET files` is not an endpoint: the path does not begin with `/` (write the path from the root, such as `GET /drives/{driveId}`)',
    ],
  },
  {
    name: 'an endpoint with two spaces',
    yaml: `${app}endpoints:\n  GET  /files: { anonymous: open }\n`,
    found: [
      '4:7 " " invalid-endpoint: `GET  /files` is not an endpoint: the path does not begin with `/` (write the path from the root, such as `GET /drives/{driveId}`)',
    ],
  },
  {
    name: 'every fault of a path',
    yaml: `${app}endpoints:\n  GET /a//b: { anonymous: open }\n  GET /c/: { anonymous: open }\n  GET /a/../b: { anonymous: open }\n  GET /a?b: { anonymous: open }\n  GET /%61: { anonymous: open }\n  "GET /{id": { anonymous: open }\n  "GET /id}": { anonymous: open }\n  GET /{1}: { anonymous: open }\n  GET /{}: { anonymous: open }\n  GET /{a}/{a}: { anonymous: open }\n  GET /{a}{b}: { anonymous: open }\n`,
    found: [
      '4:9 "//" invalid-endpoint: `GET /a//b` is not an endpoint: the path has an empty segment (remove the doubled or trailing `/`: routers disagree about it)',
      '5:9 "/" invalid-endpoint: `GET /c/` is not an endpoint: the path has an empty segment (remove the doubled or trailing `/`: routers disagree about it)',
      '6:10 ".." invalid-endpoint: `GET /a/../b` is not an endpoint: the path has a `.` or `..` segment (write the path that a client sees after it is resolved)',
      '7:9 "?" invalid-endpoint: `GET /a?b` is not an endpoint: the path has a character that a path can’t have (leave out the query string, and write nothing percent-encoded: a literal must have one spelling)',
      '8:8 "%" invalid-endpoint: `GET /%61` is not an endpoint: the path has a character that a path can’t have (leave out the query string, and write nothing percent-encoded: a literal must have one spelling)',
      '9:9 "{id" invalid-endpoint: `GET /{id` is not an endpoint: a parameter is not closed (write a parameter as `{name}`)',
      '10:11 "}" invalid-endpoint: `GET /id}` is not an endpoint: a `}` closes no parameter (write a parameter as `{name}`)',
      '11:8 "{1}" invalid-endpoint: `GET /{1}` is not an endpoint: a parameter has no name that code could use (a name begins with a letter or `_` and goes on with letters, digits, `_` and `-`)',
      '12:8 "{}" invalid-endpoint: `GET /{}` is not an endpoint: a parameter has no name that code could use (a name begins with a letter or `_` and goes on with letters, digits, `_` and `-`)',
      '13:12 "{a}" invalid-endpoint: `GET /{a}/{a}` is not an endpoint: two parameters have one name (give each its own name, such as `{groupId}` and `{memberId}`)',
      '14:11 "{b}" invalid-endpoint: `GET /{a}{b}` is not an endpoint: two parameters touch (put text between them, so that it is clear where one ends)',
    ],
  },
  {
    name: 'a fault in a key with escapes',
    yaml: `${app}endpoints:\n  "GET \\x2fa//b": { anonymous: open }\n`,
    found: [
      '4:3 "\\"GET \\\\x2fa//b\\"" invalid-endpoint: `GET /a//b` is not an endpoint: the path has an empty segment (remove the doubled or trailing `/`: routers disagree about it)',
    ],
  },
  {
    name: 'a reserved name as a parameter',
    yaml: `${app}endpoints:\n  GET /files/{constructor}: { anonymous: open }\n`,
    found: [
      '4:7 "/files/{constructor}" reserved-name: `constructor` can\'t be the name of a path parameter: every JavaScript object has a member of that name (choose another name)',
    ],
  },
  {
    name: 'one path twice, the parameters named differently',
    yaml: `${app}endpoints:\n  GET /files/{id}: { anonymous: open }\n  GET /files/{fileId}: { anonymous: open }\n  POST /files/{fileId}: { anonymous: open }\n`,
    found: [
      '5:3 "GET /files/{fileId}" duplicate-endpoint: `GET /files/{fileId}` is the same endpoint as `GET /files/{id}` (keep one of the two, with the alternatives of both) + 4:3 first declared here',
    ],
  },
  {
    name: 'one path twice, the letters in different cases',
    yaml: `${app}endpoints:\n  GET /Files/{id}: { anonymous: open }\n  GET /files/{id}: { anonymous: open }\n`,
    found: [
      '5:3 "GET /files/{id}" duplicate-endpoint: `GET /files/{id}` is the same endpoint as `GET /Files/{id}` (keep one of the two, with the alternatives of both) + 4:3 first declared here',
    ],
  },
  {
    name: 'one path three times',
    yaml: `${app}endpoints:\n  GET /{c}: { anonymous: open }\n  GET /{b}: { anonymous: open }\n  GET /{a}: { anonymous: open }\n`,
    found: [
      '5:3 "GET /{b}" duplicate-endpoint: `GET /{b}` is the same endpoint as `GET /{c}` (keep one of the two, with the alternatives of both) + 4:3 first declared here',
      '6:3 "GET /{a}" duplicate-endpoint: `GET /{a}` is the same endpoint as `GET /{c}` (keep one of the two, with the alternatives of both) + 4:3 first declared here',
    ],
  },
  {
    name: 'two paths that cross',
    yaml: `${app}endpoints:\n  GET /{a}/new: { anonymous: open }\n  GET /files/{b}: { anonymous: open }\n`,
    found: [
      '5:3 "GET /files/{b}" ambiguous-endpoints: `GET /files/{b}` and `GET /{a}/new` can match the same URL, and neither is more specific (rename a literal segment, or make one path fit inside the other) + 4:3 the other endpoint',
    ],
  },
  {
    name: 'addressing by path, twice',
    yaml: `${app}endpoints:\n  'GET /root:/{path}:/children': { anonymous: open }\n  'GET /root:/{p}:/children': { anonymous: open }\n`,
    found: [
      '5:3 "\'GET /root:/{p}:/children\'" duplicate-endpoint: `GET /root:/{p}:/children` is the same endpoint as `GET /root:/{path}:/children` (keep one of the two, with the alternatives of both) + 4:3 first declared here',
    ],
  },
  {
    name: 'function segments that cross',
    yaml: `${app}endpoints:\n  GET /{a}/range(x={x}): { anonymous: open }\n  "GET /b/range({y})": { anonymous: open }\n`,
    found: [
      '5:3 "\\"GET /b/range({y})\\"" ambiguous-endpoints: `GET /b/range({y})` and `GET /{a}/range(x={x})` can match the same URL, and neither is more specific (rename a literal segment, or make one path fit inside the other) + 4:3 the other endpoint',
    ],
  },
];

describe('errors about endpoints and their paths', () => {
  it.each(cases)('$name', ({ yaml, found }) => {
    expect(findingsIn(yaml)).toEqual(found);
  });
});
