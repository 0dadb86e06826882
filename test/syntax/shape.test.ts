// Every way in which a manifest can have the wrong shape: what is said, and where.
import { expect, test } from 'vitest';
import { findings } from './findings.ts';

const cases: readonly (readonly [name: string, text: string, findings: readonly string[]])[] = [
  ['permc: another version', 'permc: 2\n', ['1:8 <2> unknown-value: `permc` must be `1`, not `2`']],
  [
    'permc: a text',
    "permc: '1'\n",
    ["1:8 <'1'> unknown-value: `permc` must be `1`, not the text `1` (remove the quotes)"],
  ],
  ['permc: nothing', 'permc:\n', ['1:1 <permc> unknown-value: `permc` must be `1`, but nothing is written']],
  ['permc: a list', 'permc: [1]\n', ['1:8 <[1]> unknown-value: `permc` must be `1`, not a list']],
  [
    'an unknown section',
    'permc: 1\nscope: {}\n',
    ['2:1 <scope> unknown-key: unknown key `scope` in the manifest (did you mean `scopes`?)'],
  ],
  [
    'an unknown section like no other',
    'permc: 1\nzzzzzzzz: {}\n',
    [
      '2:1 <zzzzzzzz> unknown-key: unknown key `zzzzzzzz` in the manifest (the keys there are `permc`, `app`, `scopes`, `appRoles`, `rights`, `endpoints`, `clients`, `requests`, `tests`, `outputs`, `rules`, `include`)',
    ],
  ],
  [
    'a section as __proto__',
    '__proto__: {}\n',
    [
      '1:1 <__proto__> unknown-key: unknown key `__proto__` in the manifest (the keys there are `permc`, `app`, `scopes`, `appRoles`, `rights`, `endpoints`, `clients`, `requests`, `tests`, `outputs`, `rules`, `include`)',
    ],
  ],
  [
    'app: empty',
    'app:\n',
    [
      '1:1 <app> wrong-type: `app` must be a map, but nothing is written (write it like `app: { name: contoso-drive, displayName: Contoso Drive API, signInAudience: AzureADMyOrg }`)',
    ],
  ],
  ['app: without a name', 'app: {}\n', ['1:1 <app> missing-key: `app` has no `name` (add `name: contoso-drive`)']],
  [
    'app: a misspelt name',
    'app: { nam: x }\n',
    ['1:8 <nam> unknown-key: unknown key `nam` in `app` (did you mean `name`?)'],
  ],
  [
    'app.name: a number',
    'app: { name: 1 }\n',
    ["1:14 <1> wrong-type: `name` must be a text, not the number `1` (put it in quotes: `'1'`)"],
  ],
  [
    'app.name: another form',
    'app: { name: Contoso Drive }\n',
    [
      '1:14 <Contoso Drive> malformed-value: `Contoso Drive` is not a valid value of `name` (begin with a lower-case letter and use lower-case letters and digits, with `.` or `-` between words, such as `contoso-drive`)',
    ],
  ],
  [
    'app.name: a newline',
    'app: { name: "a\\nb" }\n',
    [
      '1:14 <"a\\nb"> malformed-value: `a\\nb` is not a valid value of `name` (begin with a lower-case letter and use lower-case letters and digits, with `.` or `-` between words, such as `contoso-drive`)',
    ],
  ],
  [
    'app.name: too long',
    'app: { name: aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa }\n',
    [
      '1:14 <aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa> value-too-long: `name` is longer than 120 characters (shorten it)',
    ],
  ],
  [
    'app.displayName',
    'app: { name: x, displayName: [] }\n',
    ['1:30 <[]> wrong-type: `displayName` must be a text, not a list (write it like `displayName: Contoso Drive API`)'],
  ],
  [
    'app.description',
    'app: { name: x, description: true }\n',
    ["1:30 <true> wrong-type: `description` must be a text, not `true` (put it in quotes: `'true'`)"],
  ],
  [
    'app.appId',
    'app: { name: x, appId: 123 }\n',
    ["1:24 <123> wrong-type: `appId` must be a text, not the number `123` (put it in quotes: `'123'`)"],
  ],
  [
    'app.appId: braces',
    "app: { name: x, appId: '{3f2504e0-4f89-41d3-9a0c-0305e82c3301}' }\n",
    [
      "1:24 <'{3f2504e0-4f89-41d3-9a0c-0305e82c3301}'> malformed-value: `{3f2504e0-4f89-41d3-9a0c-0305e82c3301}` is not a valid value of `appId` (write a GUID: 32 hexadecimal digits in groups of 8-4-4-4-12, without braces)",
    ],
  ],
  [
    'app.signInAudience',
    'app: { name: x, signInAudience: AzureAdMyOrg }\n',
    [
      '1:33 <AzureAdMyOrg> unknown-value: `signInAudience` must be `AzureADMyOrg`, `AzureADMultipleOrgs`, `AzureADandPersonalMicrosoftAccount` or `PersonalMicrosoftAccount`, not `AzureAdMyOrg` (did you mean `AzureADMyOrg`?)',
    ],
  ],
  [
    'app.accessTokenVersion',
    'app: { name: x, accessTokenVersion: 3 }\n',
    ['1:37 <3> unknown-value: `accessTokenVersion` must be `1` or `2`, not `3`'],
  ],
  [
    'app.accessTokenVersion: a text',
    "app: { name: x, accessTokenVersion: '2' }\n",
    ["1:37 <'2'> unknown-value: `accessTokenVersion` must be `1` or `2`, not the text `2` (remove the quotes)"],
  ],
  [
    'app.requestIdtyp',
    'app: { name: x, requestIdtyp: yes }\n',
    [
      '1:31 <yes> wrong-type: `requestIdtyp` must be `true` or `false`, not the text `yes` (write `true` or `false`, without quotes)',
    ],
  ],
  [
    'app.identifierUris',
    'app: { name: x, identifierUris: api://x }\n',
    ['1:33 <api://x> wrong-type: `identifierUris` must be a list, not the text `api://x` (write a list: `[api://x]`)'],
  ],
  [
    'app.identifierUris: an empty item',
    "app: { name: x, identifierUris: [''] }\n",
    [
      "1:34 <''> empty-value: an item of `identifierUris` is empty (write a value such as `api://3f2504e0-4f89-41d3-9a0c-0305e82c3301`)",
    ],
  ],
  [
    'scopes: a list',
    'scopes: [Files.Read]\n',
    ['1:9 <[Files.Read]> wrong-type: `scopes` must be a map, not a list (write keys under it, such as `Files.Read:`)'],
  ],
  [
    'scopes: an empty value',
    "scopes: { '': null }\n",
    ["1:11 <''> empty-value: a name in `scopes` is empty (write a value such as `Files.Read`)"],
  ],
  [
    'a scope: a text',
    'scopes: { Files.Read: user }\n',
    [
      '1:23 <user> wrong-type: `Files.Read` must be a map, not the text `user` (write keys under it, such as `consent:`)',
    ],
  ],
  [
    'a scope: an unknown key',
    'scopes:\n  Files.Read:\n    consnt: user\n',
    ['3:5 <consnt> unknown-key: unknown key `consnt` in the scope `Files.Read` (did you mean `consent`?)'],
  ],
  [
    'a scope: id',
    'scopes: { A.B: { id: x } }\n',
    [
      '1:22 <x> malformed-value: `x` is not a valid value of `id` (write a GUID: 32 hexadecimal digits in groups of 8-4-4-4-12, without braces)',
    ],
  ],
  [
    'a scope: consent',
    'scopes: { A.B: { consent: users } }\n',
    ['1:27 <users> unknown-value: `consent` must be `user` or `admin`, not `users` (did you mean `user`?)'],
  ],
  [
    'a scope: enabled',
    "scopes: { A.B: { enabled: 'true' } }\n",
    [
      "1:27 <'true'> wrong-type: `enabled` must be `true` or `false`, not the text `true` (write `true` or `false`, without quotes)",
    ],
  ],
  [
    'a scope: admin',
    'scopes: { A.B: { admin: Read } }\n',
    [
      '1:25 <Read> wrong-type: `admin` must be a map, not the text `Read` (write it like `admin: { displayName: Read your files }`)',
    ],
  ],
  [
    'a scope: admin key',
    'scopes: { A.B: { admin: { displayname: Read } } }\n',
    ['1:27 <displayname> unknown-key: unknown key `displayname` in `admin` (did you mean `displayName`?)'],
  ],
  [
    'a scope: user',
    'scopes: { A.B: { user: { description: 1 } } }\n',
    ["1:39 <1> wrong-type: `description` must be a text, not the number `1` (put it in quotes: `'1'`)"],
  ],
  [
    'a scope: includes',
    'scopes: { A.B: { includes: A.C } }\n',
    ['1:28 <A.C> wrong-type: `includes` must be a list, not the text `A.C` (write a list: `[A.C]`)'],
  ],
  [
    'a scope: an item of includes',
    'scopes: { A.B: { includes: [1] } }\n',
    ["1:29 <1> wrong-type: an item of `includes` must be a text, not the number `1` (put it in quotes: `'1'`)"],
  ],
  [
    'a scope: renamedFrom',
    "scopes: { A.B: { renamedFrom: '' } }\n",
    ["1:31 <''> empty-value: `renamedFrom` is empty (write a value such as `Files.View`)"],
  ],
  [
    'appRoles: nothing',
    'appRoles:\n',
    [
      '1:1 <appRoles> wrong-type: `appRoles` must be a map, but nothing is written (write keys under it, such as `Files.Read.All:`)',
    ],
  ],
  [
    'an app role: an unknown key',
    'appRoles: { A.B: { consent: admin } }\n',
    [
      '1:20 <consent> unknown-key: unknown key `consent` in the app role `A.B` (the keys there are `id`, `allowedMemberTypes`, `displayName`, `description`, `enabled`, `includes`, `renamedFrom`)',
    ],
  ],
  [
    'an app role: allowedMemberTypes',
    'appRoles: { A.B: { allowedMemberTypes: Application } }\n',
    [
      '1:40 <Application> wrong-type: `allowedMemberTypes` must be a list, not the text `Application` (write a list: `[Application]`)',
    ],
  ],
  [
    'an app role: no member types',
    'appRoles: { A.B: { allowedMemberTypes: [] } }\n',
    ['1:40 <[]> empty-value: `allowedMemberTypes` is empty (write a value such as `[Application]`)'],
  ],
  [
    'an app role: another member type',
    'appRoles: { A.B: { allowedMemberTypes: [user] } }\n',
    [
      '1:41 <user> unknown-value: an item of `allowedMemberTypes` must be `User` or `Application`, not `user` (did you mean `User`?)',
    ],
  ],
  [
    'an app role: id',
    'appRoles: { A.B: { id: 1 } }\n',
    ["1:24 <1> wrong-type: `id` must be a text, not the number `1` (put it in quotes: `'1'`)"],
  ],
  [
    'an app role: texts',
    'appRoles: { A.B: { displayName: 1, description: 2, enabled: on, includes: x, renamedFrom: 3 } }\n',
    [
      "1:33 <1> wrong-type: `displayName` must be a text, not the number `1` (put it in quotes: `'1'`)",
      "1:49 <2> wrong-type: `description` must be a text, not the number `2` (put it in quotes: `'2'`)",
      '1:61 <on> wrong-type: `enabled` must be `true` or `false`, not the text `on` (write `true` or `false`, without quotes)',
      '1:75 <x> wrong-type: `includes` must be a list, not the text `x` (write a list: `[x]`)',
      "1:91 <3> wrong-type: `renamedFrom` must be a text, not the number `3` (put it in quotes: `'3'`)",
    ],
  ],
  [
    'rights: a name',
    'rights: { File.Read: {} }\n',
    [
      '1:11 <File.Read> malformed-name: `File.Read` is not a valid name in `rights` (begin with a lower-case letter and use letters and digits, with `.` or `-` between words, such as `file.read`)',
    ],
  ],
  [
    'a right: nothing',
    'rights: { file.read: }\n',
    [
      '1:11 <file.read> wrong-type: `file.read` must be a map, but nothing is written (write keys under it, such as `description:`)',
    ],
  ],
  [
    'a right: an unknown key',
    'rights: { file.read: { param: [a] } }\n',
    ['1:24 <param> unknown-key: unknown key `param` in the right `file.read` (did you mean `params`?)'],
  ],
  [
    'a right: params',
    'rights: { file.read: { params: fileId } }\n',
    ['1:32 <fileId> wrong-type: `params` must be a list, not the text `fileId` (write a list: `[fileId]`)'],
  ],
  [
    'a right: an empty parameter',
    "rights: { file.read: { params: [''] } }\n",
    ["1:33 <''> empty-value: an item of `params` is empty (write a value such as `fileId`)"],
  ],
  [
    'a right: matches',
    'rights: { file.read: { matches: { userId: user.id } } }\n',
    [
      '1:43 <user.id> unknown-value: `userId` must be `user.oid`, `user.tid`, `app.oid` or `app.appId`, not `user.id` (did you mean `user.oid` or `user.tid`?)',
    ],
  ],
  [
    'a right: empty matches',
    'rights: { file.read: { matches: {} } }\n',
    ['1:33 <{}> empty-value: `matches` is empty (write a value such as `{ userId: user.oid }`)'],
  ],
  [
    'a right: both',
    'rights: { file.read: { params: [a], matches: { a: user.oid } } }\n',
    [
      "1:37 <matches> conflicting-keys: `matches` can't stand beside `params` (`matches` names its parameters itself: keep it alone, or keep `params` alone and let the service decide)",
      '  1:24 <params> `params` is here',
    ],
  ],
  [
    'a right: description',
    'rights: { file.read: { description: [x] } }\n',
    [
      "1:37 <[x]> wrong-type: `description` must be a text, not a list (write it like `description: 'The user owns the drive, or the file was shared with them.'`)",
    ],
  ],
  [
    'endpoints: a list',
    'endpoints:\n  - GET /me\n',
    [
      '2:3 <- GET /me> wrong-type: `endpoints` must be a map, not a list (write keys under it, such as `GET /drives/{driveId}/files/{fileId}:`)',
    ],
  ],
  [
    'an endpoint: nothing',
    'endpoints:\n  GET /me:\n',
    [
      '2:3 <GET /me> wrong-type: `GET /me` must be a map, but nothing is written (write keys under it, such as `delegated:`)',
    ],
  ],
  [
    'an endpoint: nobody',
    'endpoints:\n  GET /me: {}\n',
    [
      '2:3 <GET /me> missing-key: the endpoint `GET /me` has no `delegated`, `application` or `anonymous` (add `delegated: { scope: Files.Read, right: file.read }`, for example)',
    ],
  ],
  [
    'an endpoint: a misspelt key',
    'endpoints:\n  GET /me:\n    delegted: { scope: A.B }\n',
    ['3:5 <delegted> unknown-key: unknown key `delegted` in the endpoint `GET /me` (did you mean `delegated`?)'],
  ],
  [
    'an endpoint: description',
    'endpoints:\n  GET /me:\n    description: 1\n    anonymous: x\n',
    ["3:18 <1> wrong-type: `description` must be a text, not the number `1` (put it in quotes: `'1'`)"],
  ],
  [
    'delegated: a text',
    'endpoints:\n  GET /me:\n    delegated: A.B\n',
    [
      '3:16 <A.B> wrong-type: `delegated` must be a map or a list, not the text `A.B` (write it like `delegated: { scope: Files.Read, right: file.read }`)',
    ],
  ],
  [
    'delegated: no alternative',
    'endpoints:\n  GET /me:\n    delegated: []\n',
    ['3:16 <[]> empty-value: `delegated` is empty (write a value such as `{ scope: Files.Read, right: file.read }`)'],
  ],
  [
    'delegated: an empty alternative',
    'endpoints:\n  GET /me:\n    delegated: {}\n',
    [
      '3:5 <delegated> missing-key: this delegated alternative has no `scope` or `allOf` (add `scope: Files.Read`, for example)',
    ],
  ],
  [
    'delegated: an empty item',
    'endpoints:\n  GET /me:\n    delegated:\n      - {}\n      -\n',
    [
      '4:9 <{}> missing-key: this delegated alternative has no `scope` or `allOf` (add `scope: Files.Read`, for example)',
      '5:8 <> wrong-type: an item of `delegated` must be a map, but nothing is written (write it like `- { scope: Files.Read, right: file.read }`)',
    ],
  ],
  [
    'delegated: an unknown key',
    'endpoints:\n  GET /me:\n    delegated: { scope: A.B, role: A.B }\n',
    [
      '3:30 <role> unknown-key: unknown key `role` in this delegated alternative (the keys there are `scope`, `allOf`, `userRole`, `authentication`, `right`, `because`, `accounts`, `properties`)',
    ],
  ],
  [
    'delegated: a misspelt scope',
    'endpoints:\n  GET /me:\n    delegated: { scop: A.B }\n',
    ['3:18 <scop> unknown-key: unknown key `scop` in this delegated alternative (did you mean `scope`?)'],
  ],
  [
    'delegated: scope and allOf',
    'endpoints:\n  GET /me:\n    delegated: { scope: A.B, allOf: [A.C] }\n',
    [
      "3:30 <allOf> conflicting-keys: `allOf` can't stand beside `scope` (put every scope into `allOf`, or keep `scope` alone)",
      '  3:18 <scope> `scope` is here',
    ],
  ],
  [
    'delegated: a list as scope',
    'endpoints:\n  GET /me:\n    delegated: { scope: [A.B] }\n',
    ['3:25 <[A.B]> wrong-type: `scope` must be a text, not a list (write it like `scope: Files.Read`)'],
  ],
  [
    'delegated: a text as allOf',
    'endpoints:\n  GET /me:\n    delegated: { allOf: A.B }\n',
    ['3:25 <A.B> wrong-type: `allOf` must be a list, not the text `A.B` (write a list: `[A.B]`)'],
  ],
  [
    'delegated: no allOf',
    'endpoints:\n  GET /me:\n    delegated: { allOf: [] }\n',
    ['3:25 <[]> empty-value: `allOf` is empty (write a value such as `[Files.Read, User.Read]`)'],
  ],
  [
    'delegated: right',
    'endpoints:\n  GET /me:\n    delegated: { scope: A.B, right: 1 }\n',
    ["3:37 <1> wrong-type: `right` must be a text, not the number `1` (put it in quotes: `'1'`)"],
  ],
  [
    'delegated: none without a reason',
    'endpoints:\n  GET /me:\n    delegated: { scope: A.B, right: none }\n',
    [
      '3:5 <delegated> missing-key: this delegated alternative has no `because` (`right: none` lets every user in: add `because` with the reason)',
    ],
  ],
  [
    'delegated: none without a reason in a list',
    'endpoints:\n  GET /me:\n    delegated:\n      - right: none\n        scope: A.B\n',
    [
      '4:9 <right> missing-key: this delegated alternative has no `because` (`right: none` lets every user in: add `because` with the reason)',
    ],
  ],
  [
    'delegated: an empty reason',
    "endpoints:\n  GET /me:\n    delegated: { scope: A.B, right: none, because: '' }\n",
    [
      "3:52 <''> empty-value: `because` is empty (write a value such as `'The list of countries is the same for everybody.'`)",
    ],
  ],
  [
    'delegated: a reason for self',
    'endpoints:\n  GET /me:\n    delegated: { scope: A.B, right: self, because: x }\n',
    [
      "3:43 <because> conflicting-keys: `because` can't stand here (`because` is the reason for `right: none`; remove it, or write a comment instead)",
    ],
  ],
  [
    'delegated: a reason alone',
    'endpoints:\n  GET /me:\n    delegated: { scope: A.B, because: x }\n',
    [
      "3:30 <because> conflicting-keys: `because` can't stand here (`because` is the reason for `right: none`; remove it, or write a comment instead)",
    ],
  ],
  [
    'delegated: a misspelt reason',
    'endpoints:\n  GET /me:\n    delegated: { scope: A.B, right: none, becaus: x }\n',
    ['3:43 <becaus> unknown-key: unknown key `becaus` in this delegated alternative (did you mean `because`?)'],
  ],
  [
    'delegated: userRole',
    'endpoints:\n  GET /me:\n    delegated: { scope: A.B, userRole: [Auditor] }\n',
    ['3:40 <[Auditor]> wrong-type: `userRole` must be a text, not a list (write it like `userRole: Files.Read`)'],
  ],
  [
    'delegated: accounts',
    'endpoints:\n  GET /me:\n    delegated: { scope: A.B, accounts: work }\n',
    ['3:40 <work> wrong-type: `accounts` must be a list, not the text `work` (write a list: `[work]`)'],
  ],
  [
    'delegated: another account',
    'endpoints:\n  GET /me:\n    delegated: { scope: A.B, accounts: [guest] }\n',
    ['3:41 <guest> unknown-value: an item of `accounts` must be `work` or `personal`, not `guest`'],
  ],
  [
    'delegated: no account',
    'endpoints:\n  GET /me:\n    delegated: { scope: A.B, accounts: [] }\n',
    ['3:40 <[]> empty-value: `accounts` is empty (write a value such as `[work]`)'],
  ],
  [
    'delegated: properties',
    'endpoints:\n  GET /me:\n    delegated: { scope: A.B, properties: [id, 1st] }\n',
    [
      '3:47 <1st> malformed-value: `1st` is not a valid value of an item of `properties` (write the name of a property: letters, digits and `_ . $ @ -`, such as `displayName`)',
    ],
  ],
  [
    'delegated: no properties',
    'endpoints:\n  GET /me:\n    delegated: { scope: A.B, properties: [] }\n',
    ['3:42 <[]> empty-value: `properties` is empty (write a value such as `[id, displayName]`)'],
  ],
  [
    'application: a text',
    'endpoints:\n  GET /me:\n    application: A.B\n',
    [
      '3:18 <A.B> wrong-type: `application` must be a map or a list, not the text `A.B` (write it like `application: { role: Files.Read.All }`)',
    ],
  ],
  [
    'application: nothing named',
    'endpoints:\n  GET /me:\n    application: { right: a }\n',
    [
      '3:5 <application> missing-key: this application alternative has no `role` or `allOf` (add `role: Files.Read.All`, for example)',
    ],
  ],
  [
    'application: role and allOf',
    'endpoints:\n  GET /me:\n    application: { role: A.B, allOf: [A.C] }\n',
    [
      "3:31 <allOf> conflicting-keys: `allOf` can't stand beside `role` (put every role into `allOf`, or keep `role` alone)",
      '  3:20 <role> `role` is here',
    ],
  ],
  [
    'application: self',
    'endpoints:\n  GET /me:\n    application: { role: A.B, right: self }\n',
    [
      '3:38 <self> malformed-value: `self` is not a valid value of `right` (`self` and `none` speak about a signed-in user: name a right, or leave `right` out)',
    ],
  ],
  [
    'application: none',
    'endpoints:\n  GET /me:\n    application: { role: A.B, right: none }\n',
    [
      '3:38 <none> malformed-value: `none` is not a valid value of `right` (`self` and `none` speak about a signed-in user: name a right, or leave `right` out)',
    ],
  ],
  [
    'application: a scope',
    'endpoints:\n  GET /me:\n    application: { scope: A.B }\n',
    ['3:20 <scope> unknown-key: unknown key `scope` in this application alternative (did you mean `role`?)'],
  ],
  [
    'application: userRole',
    'endpoints:\n  GET /me:\n    application: { role: A.B, userRole: A.C }\n',
    ['3:31 <userRole> unknown-key: unknown key `userRole` in this application alternative (did you mean `role`?)'],
  ],
  [
    'anonymous: no reason',
    "endpoints:\n  GET /me:\n    anonymous: ''\n",
    ["3:16 <''> empty-value: `anonymous` is empty (write a value such as `'Liveness probe; carries no data.'`)"],
  ],
  [
    'anonymous: true',
    'endpoints:\n  GET /me:\n    anonymous: true\n',
    ["3:16 <true> wrong-type: `anonymous` must be a text, not `true` (put it in quotes: `'true'`)"],
  ],
  [
    'anonymous: with both',
    'endpoints:\n  GET /me:\n    anonymous: x\n    delegated: { scope: A.B }\n    application: { role: A.B }\n',
    [
      "4:5 <delegated> conflicting-keys: `delegated` can't stand beside `anonymous` (an endpoint that is open to callers without a token needs no permission: remove one of the two)",
      '  3:5 <anonymous> `anonymous` is here',
      "5:5 <application> conflicting-keys: `application` can't stand beside `anonymous` (an endpoint that is open to callers without a token needs no permission: remove one of the two)",
      '  3:5 <anonymous> `anonymous` is here',
    ],
  ],
  [
    'a client: empty',
    'clients: { web: {} }\n',
    [
      '1:12 <web> missing-key: the client `web` has no `appId` (add `appId: 3f2504e0-4f89-41d3-9a0c-0305e82c3301`)',
      '1:12 <web> missing-key: the client `web` has no `scopes` (add `scopes: [Files.Read]`)',
    ],
  ],
  [
    'a client: no scopes',
    'clients: { web: { appId: 3f2504e0-4f89-41d3-9a0c-0305e82c3301, scopes: [] } }\n',
    ['1:72 <[]> empty-value: `scopes` is empty (write a value such as `[Files.Read]`)'],
  ],
  [
    'a client: an unknown key',
    'clients: { web: { appid: 3f2504e0-4f89-41d3-9a0c-0305e82c3301, scopes: [A.B] } }\n',
    ['1:19 <appid> unknown-key: unknown key `appid` in the client `web` (did you mean `appId`?)'],
  ],
  [
    'a client: an empty name',
    "clients: { '': { appId: 3f2504e0-4f89-41d3-9a0c-0305e82c3301, scopes: [A.B] } }\n",
    ["1:12 <''> empty-value: a name in `clients` is empty (write a value such as `web`)"],
  ],
  [
    'a request: empty',
    'requests: { graph: {} }\n',
    [
      '1:13 <graph> missing-key: the request `graph` has no `delegated`, `application` or `permissions` (add `delegated: { calls: [GET /me/messages] }`, for example)',
    ],
  ],
  [
    'a request: permissions with ids, and nobody who gave them',
    'requests: { graph: { permissions: [{ scope: a, id: e1fe6dd8-ba31-4d61-89e7-88639da4683d }] } }\n',
    [
      '1:13 <graph> missing-key: the request `graph` has no `appId` (add `appId`, the application (client) id of the API that gave the permissions their ids)',
    ],
  ],
  [
    'a request: neither calls nor permissions',
    'requests: { graph: { delegated: { accounts: [work] }, application: {} } }\n',
    [
      '1:22 <delegated> missing-key: this delegated request has no `calls` or `permissions` (add `calls: [GET /me/messages, POST /me/sendMail]`, for example)',
      '1:55 <application> missing-key: this application request has no `calls` or `permissions` (add `calls: [GET /users, POST /users/{id}/sendMail]`, for example)',
    ],
  ],
  [
    'a request: calls without a method, in small letters, and none',
    'requests: { graph: { delegated: { calls: [/me, get /me] }, application: { calls: [] } } }\n',
    [
      '1:43 </me> malformed-value: `/me` is not a valid value of an item of `calls` (write a method in capitals and a path, such as `GET /me/messages`)',
      '1:48 <get /me> malformed-value: `get /me` is not a valid value of an item of `calls` (write a method in capitals and a path, such as `GET /me/messages`)',
      '1:82 <[]> empty-value: `calls` is empty (write a value such as `[GET /users/{id}]`)',
    ],
  ],
  [
    'a request: nothing named',
    'requests: { graph: { appId: 00000003-0000-0000-c000-000000000000, permissions: [{ id: e1fe6dd8-ba31-4d61-89e7-88639da4683d }] } }\n',
    ['1:83 <id> missing-key: this requested permission has no `scope` or `role` (add `scope: User.Read`, for example)'],
  ],
  [
    'a request: both',
    'requests: { graph: { appId: 00000003-0000-0000-c000-000000000000, permissions: [{ id: e1fe6dd8-ba31-4d61-89e7-88639da4683d, scope: a, role: b }] } }\n',
    [
      "1:135 <role> conflicting-keys: `role` can't stand beside `scope` (list the scope and the role as two permissions)",
      '  1:125 <scope> `scope` is here',
    ],
  ],
  [
    'a request: no id',
    'requests: { graph: { appId: 00000003-0000-0000-c000-000000000000, permissions: [{ scope: a }] } }\n',
    [
      '1:83 <scope> missing-key: this requested permission has no `id` (add `id: e1fe6dd8-ba31-4d61-89e7-88639da4683d`)',
    ],
  ],
  [
    'a request: no permission',
    'requests: { graph: { appId: 00000003-0000-0000-c000-000000000000, permissions: [] } }\n',
    [
      '1:80 <[]> empty-value: `permissions` is empty (write a value such as `[{ scope: User.Read, id: e1fe6dd8-ba31-4d61-89e7-88639da4683d }]`)',
    ],
  ],
  [
    'tests: a map',
    'tests: { a: b }\n',
    ['1:8 <{ a: b }> wrong-type: `tests` must be a list, not a map (write keys under it, such as `0:`)'],
  ],
  [
    'a test: empty',
    'tests:\n  - {}\n',
    [
      '2:5 <{}> missing-key: this test has no `expect` (add `expect: allow`)',
      '2:5 <{}> missing-key: this test has no `name` (add `name: Alice opens her own document`)',
      '2:5 <{}> missing-key: this test has no `request` (add `request: GET /drives/alice/files/report`)',
    ],
  ],
  [
    'a test: no expect',
    'tests:\n  - name: x\n    request: GET /me\n',
    ['2:5 <name> missing-key: this test has no `expect` (add `expect: allow`)'],
  ],
  [
    'a test: an unknown key',
    'tests:\n  - name: x\n    request: GET /me\n    expected: allow\n',
    ['4:5 <expected> unknown-key: unknown key `expected` in this test (did you mean `expect`?)'],
  ],
  [
    'a test: types',
    'tests:\n  - name: 1\n    request: {}\n    rights: { a: yes }\n    expect: deny\n',
    [
      "2:11 <1> wrong-type: `name` must be a text, not the number `1` (put it in quotes: `'1'`)",
      '3:14 <{}> wrong-type: `request` must be a text, not a map (write it like `request: GET /drives/alice/files/report`)',
      '4:18 <yes> wrong-type: `a` must be `true` or `false`, not the text `yes` (write `true` or `false`, without quotes)',
      '5:13 <deny> unknown-value: `expect` must be `allow`, `400`, `401`, `403`, `404`, `405`, `500` or `503`, not `deny`',
    ],
  ],
  [
    'a test: another status',
    'tests: [{ name: x, request: GET /me, expect: 402 }]\n',
    [
      '1:46 <402> unknown-value: `expect` must be `allow`, `400`, `401`, `403`, `404`, `405`, `500` or `503`, not `402`',
    ],
  ],
  [
    'a test: a status in quotes',
    "tests: [{ name: x, request: GET /me, expect: '403' }]\n",
    [
      "1:46 <'403'> unknown-value: `expect` must be `allow`, `400`, `401`, `403`, `404`, `405`, `500` or `503`, not the text `403` (remove the quotes)",
    ],
  ],
  [
    'a test: a fraction',
    'tests: [{ name: x, request: GET /me, expect: 403.5 }]\n',
    [
      '1:46 <403.5> unknown-value: `expect` must be `allow`, `400`, `401`, `403`, `404`, `405`, `500` or `503`, not `403.5`',
    ],
  ],
  [
    'a test: a list as expect',
    'tests: [{ name: x, request: GET /me, expect: [allow] }]\n',
    [
      '1:46 <[allow]> wrong-type: `expect` must be a text, a whole number or a map, not a list (write it like `expect: allow`)',
    ],
  ],
  [
    'a test: allow without via',
    'tests: [{ name: x, request: GET /me, expect: { allow: {} } }]\n',
    ['1:48 <allow> missing-key: `allow` has no `via` (add `via: Files.Read`)'],
  ],
  [
    'a test: deny',
    'tests: [{ name: x, request: GET /me, expect: { deny: 403 } }]\n',
    [
      '1:38 <expect> missing-key: `expect` has no `allow` (add `allow: { via: Files.Read }`)',
      '1:48 <deny> unknown-key: unknown key `deny` in `expect` (the keys there are `allow`)',
    ],
  ],
  [
    'a test: an empty via',
    'tests: [{ name: x, request: GET /me, expect: { allow: { via: [] } } }]\n',
    ['1:62 <[]> empty-value: `via` is empty (write a value such as `Files.Read`)'],
  ],
  [
    'a test: two callers',
    'tests: [{ name: x, request: GET /me, delegated: {}, application: {}, expect: allow }]\n',
    [
      "1:53 <application> conflicting-keys: `application` can't stand beside `delegated` (a test has one caller: keep one of the two)",
      '  1:38 <delegated> `delegated` is here',
    ],
  ],
  [
    'a test: claims and a caller',
    'tests: [{ name: x, request: GET /me, application: {}, claims: {}, expect: allow }]\n',
    [
      "1:55 <claims> conflicting-keys: `claims` can't stand beside `application` (a test has one caller: keep one of the two)",
      '  1:38 <application> `application` is here',
    ],
  ],
  [
    'a test: delegated',
    'tests: [{ name: x, request: GET /me, delegated: { user: 1, account: guest, scopes: A.B, roles: [1], scope: A.B }, expect: allow }]\n',
    [
      "1:57 <1> wrong-type: `user` must be a text, not the number `1` (put it in quotes: `'1'`)",
      '1:69 <guest> unknown-value: `account` must be `work` or `personal`, not `guest`',
      '1:84 <A.B> wrong-type: `scopes` must be a list, not the text `A.B` (write a list: `[A.B]`)',
      "1:97 <1> wrong-type: an item of `roles` must be a text, not the number `1` (put it in quotes: `'1'`)",
      '1:101 <scope> unknown-key: unknown key `scope` in `delegated` (did you mean `scopes`?)',
    ],
  ],
  [
    'a test: application',
    "tests: [{ name: x, request: GET /me, application: { app: '', roles: A.B, role: A.B }, expect: allow }]\n",
    [
      "1:58 <''> empty-value: `app` is empty (write a value such as `backup`)",
      '1:69 <A.B> wrong-type: `roles` must be a list, not the text `A.B` (write a list: `[A.B]`)',
      '1:74 <role> unknown-key: unknown key `role` in `application` (did you mean `roles`?)',
    ],
  ],
  [
    'a test: a claim',
    'tests: [{ name: x, request: GET /me, claims: { scp: { a: b }, roles: [[a]] }, expect: allow }]\n',
    [
      '1:53 <{ a: b }> wrong-type: `scp` must be a text, a number, `true` or `false` or a list, not a map (write it like `scp: Files.Read`)',
      '1:71 <[a]> wrong-type: an item of `roles` must be a text, a number or `true` or `false`, not a list (write it like `- Files.Read.All`)',
    ],
  ],
  [
    'outputs: an unknown one',
    'outputs: { guard: a.ts }\n',
    ['1:12 <guard> unknown-key: unknown key `guard` in `outputs` (did you mean `guards`?)'],
  ],
  [
    'outputs: a map without its path',
    'outputs: { guards: { runtime: inline } }\n',
    ['1:12 <guards> missing-key: `guards` has no `path` (add `path: src/permissions.gen.ts`)'],
  ],
  [
    'outputs: an unknown runtime',
    'outputs: { guards: { path: a.ts, runtime: inlined } }\n',
    ['1:43 <inlined> unknown-value: `runtime` must be `package` or `inline`, not `inlined` (did you mean `inline`?)'],
  ],
  [
    'outputs: a map with a path outside',
    'outputs: { guards: { path: ../a.ts } }\n',
    [
      '1:28 <../a.ts> malformed-value: `../a.ts` is not a valid value of `path` (write a path relative to the manifest, with forward slashes and without `..`, such as `src/permissions.gen.ts`)',
    ],
  ],
  [
    'outputs: metadata without what only the deployment knows',
    'outputs: { metadata: { path: a.json } }\n',
    [
      '1:12 <metadata> missing-key: `metadata` has no `authorizationServers` (add `authorizationServers: [https://login.microsoftonline.com/3f2504e0-4f89-41d3-9a0c-0305e82c3301/v2.0]`)',
      '1:12 <metadata> missing-key: `metadata` has no `resource` (add `resource: https://api.contoso.com`)',
    ],
  ],
  [
    'rights: a comparison over a collection',
    'rights: { a: { collection: true, matches: { id: user.oid } } }\n',
    [
      "1:34 <matches> conflicting-keys: `matches` can't stand beside `collection` (a comparison answers yes or no and gives no filter: keep `matches` alone, or keep `collection` alone and let the service decide)",
      '  1:16 <collection> `collection` is here',
    ],
  ],
  [
    'outputs: outside',
    'outputs: { guards: ../a.ts, entra: a/../../b.json }\n',
    [
      '1:20 <../a.ts> malformed-value: `../a.ts` is not a valid value of `guards` (write a path relative to the manifest, with forward slashes and without `..`, such as `src/permissions.gen.ts`)',
      '1:36 <a/../../b.json> malformed-value: `a/../../b.json` is not a valid value of `entra` (write a path relative to the manifest, with forward slashes and without `..`, such as `src/permissions.gen.ts`)',
    ],
  ],
  [
    'outputs: absolute',
    'outputs: { guards: /a.ts, entra: "C:/a.json" }\n',
    [
      '1:20 </a.ts> malformed-value: `/a.ts` is not a valid value of `guards` (write a path relative to the manifest, with forward slashes and without `..`, such as `src/permissions.gen.ts`)',
      '1:34 <"C:/a.json"> malformed-value: `C:/a.json` is not a valid value of `entra` (write a path relative to the manifest, with forward slashes and without `..`, such as `src/permissions.gen.ts`)',
    ],
  ],
  [
    'outputs: backslashes',
    'outputs: { guards: src\\a.ts }\n',
    [
      '1:20 <src\\a.ts> malformed-value: `src\\a.ts` is not a valid value of `guards` (write a path relative to the manifest, with forward slashes and without `..`, such as `src/permissions.gen.ts`)',
    ],
  ],
  [
    'outputs: a folder',
    'outputs: { guards: src/ }\n',
    [
      '1:20 <src/> malformed-value: `src/` is not a valid value of `guards` (write a path relative to the manifest, with forward slashes and without `..`, such as `src/permissions.gen.ts`)',
    ],
  ],
  [
    'outputs: a newline',
    'outputs: { guards: "a\\nb.ts" }\n',
    [
      '1:20 <"a\\nb.ts"> malformed-value: `a\\nb.ts` is not a valid value of `guards` (write a path relative to the manifest, with forward slashes and without `..`, such as `src/permissions.gen.ts`)',
    ],
  ],
  [
    'outputs: empty',
    "outputs: { guards: '', entra: }\n",
    [
      "1:20 <''> malformed-value: an empty text is not a valid value of `guards` (write a path relative to the manifest, with forward slashes and without `..`, such as `src/permissions.gen.ts`)",
      '1:24 <entra> wrong-type: `entra` must be a text, but nothing is written (write it like `entra: src/permissions.gen.ts`)',
    ],
  ],
  [
    'rules: an id',
    'rules: { Unused: error }\n',
    [
      '1:10 <Unused> malformed-name: `Unused` is not a valid name in `rules` (write the id of a rule: lower-case words with `-` between them, such as `unused-permission`)',
    ],
  ],
  [
    'rules: a severity',
    'rules: { unused: warn }\n',
    ['1:18 <warn> unknown-value: `unused` must be `off`, `warning` or `error`, not `warn`'],
  ],
  [
    'rules: a number',
    'rules: { unused: 1 }\n',
    ['1:18 <1> unknown-value: `unused` must be `off`, `warning` or `error`, not `1`'],
  ],
  [
    'rules: a list',
    'rules: { unused: [error] }\n',
    ['1:18 <[error]> wrong-type: `unused` must be a text or a map, not a list (write it like `unused: error`)'],
  ],
  [
    'rules: a reason alone',
    'rules: { unused: { because: x } }\n',
    ['1:10 <unused> missing-key: the rule `unused` has no `severity` (add `severity: warning`)'],
  ],
  [
    'rules: an empty reason',
    "rules: { unused: { severity: warning, because: '' } }\n",
    ["1:48 <''> empty-value: `because` is empty (write a value such as `'The values are fixed by a published API.'`)"],
  ],
  [
    'rules: an unknown key',
    'rules: { unused: { severity: warning, reason: x } }\n',
    ['1:39 <reason> unknown-key: unknown key `reason` in the rule `unused` (the keys there are `severity`, `because`)'],
  ],
  [
    'include: a text',
    'include: a.yaml\n',
    ['1:10 <a.yaml> wrong-type: `include` must be a list, not the text `a.yaml` (write a list: `[a.yaml]`)'],
  ],
  [
    'include: an empty item',
    "include: ['']\n",
    ["1:11 <''> empty-value: an item of `include` is empty (write a value such as `permissions/files.yaml`)"],
  ],
  [
    'include: a map as item',
    'include:\n  - path: a.yaml\n',
    [
      '2:5 <path: a.yaml> wrong-type: an item of `include` must be a text, not a map (write it like `- permissions/files.yaml`)',
    ],
  ],
  [
    'findings in file order',
    'rules: 1\ninclude: 2\napp: 3\n',
    [
      '1:8 <1> wrong-type: `rules` must be a map, not the number `1` (write it like `rules: { name-convention: error }`)',
      '2:10 <2> wrong-type: `include` must be a list, not the number `2` (write a list: `[2]`)',
      '3:6 <3> wrong-type: `app` must be a map, not the number `3` (write it like `app: { name: contoso-drive, displayName: Contoso Drive API, signInAudience: AzureADMyOrg }`)',
    ],
  ],
  [
    'a long text',
    'app: { name: x, requestIdtyp: very very very very very very very very very very very very very very very very very very very very very very very very very very very very very very long }\n',
    [
      '1:31 <very very very very very very very very very very very very very very very very very very very very very very very very very very very very very very long> wrong-type: `requestIdtyp` must be `true` or `false`, not the text `very very very very very very very very very very very very…` (write `true` or `false`, without quotes)',
    ],
  ],
  [
    'a name as __proto__',
    'scopes: { __proto__: { consent: x } }\nclients: { __proto__: {} }\n',
    [
      '1:33 <x> unknown-value: `consent` must be `user` or `admin`, not `x`',
      '2:12 <__proto__> missing-key: the client `__proto__` has no `appId` (add `appId: 3f2504e0-4f89-41d3-9a0c-0305e82c3301`)',
      '2:12 <__proto__> missing-key: the client `__proto__` has no `scopes` (add `scopes: [Files.Read]`)',
    ],
  ],
];

test.each(cases)('%s', (_name, text, expected) => {
  expect(findings(text)).toEqual(expected);
});
