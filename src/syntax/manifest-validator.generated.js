// Generated from schemas/manifest.schema.json by `node .ci/generate-validator.mjs`; do not edit.
export const validate = validate10;
const schema11 = {"$id":"https://permc.dev/schemas/manifest.schema.json","title":"permc manifest","type":"object","additionalProperties":false,"properties":{"permc":{"const":1,"examples":[1]},"app":{"$ref":"#/definitions/app"},"scopes":{"type":"object","propertyNames":{"$ref":"#/definitions/permissionValue"},"additionalProperties":{"$ref":"#/definitions/scope"},"examples":[{"Files.Read":{"consent":"user","admin":{"displayName":"Read users' files","description":"Allows the app to read the files that the signed-in user can open."},"user":{"displayName":"Read your files","description":"Allows the app to read files that you can open."}}}]},"appRoles":{"type":"object","propertyNames":{"$ref":"#/definitions/permissionValue"},"additionalProperties":{"$ref":"#/definitions/appRole"},"examples":[{"Files.Read.All":{"allowedMemberTypes":["Application"],"displayName":"Read all files","description":"Lets a backup service read every file in the organisation without a signed-in user."}}]},"rights":{"type":"object","propertyNames":{"$ref":"#/definitions/rightName"},"additionalProperties":{"$ref":"#/definitions/right"},"examples":[{"file.read":{"description":"The user owns the drive, or the file was shared with them.","params":["driveId","fileId"]}}]},"endpoints":{"type":"object","additionalProperties":{"$ref":"#/definitions/endpoint"},"examples":[{"GET /drives/{driveId}/files/{fileId}":{"delegated":{"scope":"Files.Read","right":"file.read"},"application":{"role":"Files.Read.All"}}}]},"clients":{"type":"object","propertyNames":{"$ref":"#/definitions/freeName"},"additionalProperties":{"$ref":"#/definitions/client"},"examples":[{"web":{"appId":"3f2504e0-4f89-41d3-9a0c-0305e82c3301","scopes":["Files.Read"]}}]},"requests":{"type":"object","propertyNames":{"$ref":"#/definitions/freeName"},"additionalProperties":{"$ref":"#/definitions/resourceRequest"},"examples":[{"microsoft-graph":{"delegated":{"calls":["GET /me/messages","POST /me/sendMail"]}}}]},"tests":{"type":"array","items":{"$ref":"#/definitions/test"},"examples":[[{"name":"Alice opens her own document","request":"GET /drives/alice/files/report","delegated":{"user":"alice","scopes":["Files.Read"]},"rights":{"file.read":true},"expect":"allow"}]]},"outputs":{"$ref":"#/definitions/outputs"},"rules":{"type":"object","propertyNames":{"$ref":"#/definitions/ruleId"},"additionalProperties":{"$ref":"#/definitions/ruleSetting"},"examples":[{"name-convention":"error"}]},"include":{"type":"array","items":{"type":"string","minLength":1,"examples":["permissions/files.yaml"]},"examples":[["permissions/files.yaml","permissions/mail.yaml"]]}},"examples":[{"permc":1,"app":{"name":"contoso-drive"},"scopes":{"Files.Read":{"consent":"user"}},"endpoints":{"GET /me/files":{"delegated":{"scope":"Files.Read","right":"self"}}}}],"definitions":{"guid":{"type":"string","pattern":"^[0-9A-Fa-f]{8}-[0-9A-Fa-f]{4}-[0-9A-Fa-f]{4}-[0-9A-Fa-f]{4}-[0-9A-Fa-f]{12}$","patternErrorMessage":"write a GUID: 32 hexadecimal digits in groups of 8-4-4-4-12, without braces","examples":["3f2504e0-4f89-41d3-9a0c-0305e82c3301"]},"permissionValue":{"type":"string","minLength":1,"examples":["Files.Read"]},"rightName":{"type":"string","pattern":"^[a-z][A-Za-z0-9]*([.-][A-Za-z0-9]+)*$","patternErrorMessage":"begin with a lower-case letter and use letters and digits, with `.` or `-` between words, such as `file.read`","examples":["file.read"]},"freeName":{"type":"string","minLength":1,"examples":["web"]},"ruleId":{"type":"string","pattern":"^[a-z][a-z0-9]*(-[a-z0-9]+)*$","patternErrorMessage":"write the id of a rule: lower-case words with `-` between them, such as `unused-permission`","examples":["unused-permission"]},"parameterName":{"type":"string","minLength":1,"examples":["fileId"]},"consentText":{"type":"object","examples":[{"displayName":"Read your files"}],"additionalProperties":false,"properties":{"displayName":{"type":"string","examples":["Read your files"]},"description":{"type":"string","examples":["Allows the app to read files that you can open."]}}},"app":{"title":"app","type":"object","required":["name"],"additionalProperties":false,"properties":{"name":{"type":"string","maxLength":120,"pattern":"^[a-z][a-z0-9]*([.-][a-z0-9]+)*$","patternErrorMessage":"begin with a lower-case letter and use lower-case letters and digits, with `.` or `-` between words, such as `contoso-drive`","examples":["contoso-drive"]},"displayName":{"type":"string","examples":["Contoso Drive API"]},"description":{"type":"string","examples":["Files of everybody at Contoso."]},"appId":{"$ref":"#/definitions/guid","examples":["3f2504e0-4f89-41d3-9a0c-0305e82c3301"]},"signInAudience":{"enum":["AzureADMyOrg","AzureADMultipleOrgs","AzureADandPersonalMicrosoftAccount","PersonalMicrosoftAccount"],"examples":["AzureADMyOrg"]},"accessTokenVersion":{"enum":[1,2],"examples":[2]},"requestIdtyp":{"type":"boolean","examples":[true]},"identifierUris":{"type":"array","items":{"type":"string","minLength":1,"examples":["api://3f2504e0-4f89-41d3-9a0c-0305e82c3301"]},"examples":[["api://3f2504e0-4f89-41d3-9a0c-0305e82c3301"]]}},"examples":[{"name":"contoso-drive","displayName":"Contoso Drive API","signInAudience":"AzureADMyOrg"}]},"scope":{"title":"scope","type":["object","null"],"additionalProperties":false,"properties":{"id":{"$ref":"#/definitions/guid","examples":["3f2504e0-4f89-41d3-9a0c-0305e82c3301"]},"consent":{"enum":["user","admin"],"examples":["user"]},"enabled":{"type":"boolean","examples":[true]},"admin":{"$ref":"#/definitions/consentText","examples":[{"displayName":"Read users' files","description":"Allows the app to read the files that the signed-in user can open."}]},"user":{"$ref":"#/definitions/consentText","examples":[{"displayName":"Read your files","description":"Allows the app to read files that you can open."}]},"includes":{"type":"array","items":{"$ref":"#/definitions/permissionValue"},"examples":[["Files.Read"]]},"renamedFrom":{"type":"string","minLength":1,"examples":["Files.View"]}},"examples":[{"consent":"user","admin":{"displayName":"Read users' files","description":"Allows the app to read the files that the signed-in user can open."},"user":{"displayName":"Read your files","description":"Allows the app to read files that you can open."}}]},"appRole":{"title":"app role","type":["object","null"],"additionalProperties":false,"properties":{"id":{"$ref":"#/definitions/guid","examples":["3f2504e0-4f89-41d3-9a0c-0305e82c3301"]},"allowedMemberTypes":{"type":"array","minItems":1,"items":{"enum":["User","Application"],"examples":["Application"]},"examples":[["Application"]]},"displayName":{"type":"string","examples":["Read all files"]},"description":{"type":"string","examples":["Lets a backup service read every file in the organisation without a signed-in user."]},"enabled":{"type":"boolean","examples":[true]},"includes":{"type":"array","items":{"$ref":"#/definitions/permissionValue"},"examples":[["Files.Read.All"]]},"renamedFrom":{"type":"string","minLength":1,"examples":["Files.View.All"]}},"examples":[{"allowedMemberTypes":["Application"],"displayName":"Read all files","description":"Lets a backup service read every file in the organisation without a signed-in user."}]},"right":{"title":"right","type":"object","additionalProperties":false,"properties":{"description":{"type":"string","examples":["The user owns the drive, or the file was shared with them."]},"params":{"type":"array","items":{"$ref":"#/definitions/parameterName"},"examples":[["driveId","fileId"]]},"matches":{"type":"object","minProperties":1,"propertyNames":{"$ref":"#/definitions/freeName"},"additionalProperties":{"enum":["user.oid","user.tid","app.oid","app.appId"],"examples":["user.oid"]},"examples":[{"userId":"user.oid"}]},"collection":{"type":"boolean","examples":[true]}},"dependencies":{"collection":{"properties":{"matches":{"not":{},"errorMessage":"a comparison answers yes or no and gives no filter: keep `matches` alone, or keep `collection` alone and let the service decide"}}},"params":{"properties":{"matches":{"not":{},"errorMessage":"`matches` names its parameters itself: keep it alone, or keep `params` alone and let the service decide"}}}},"examples":[{"description":"The user owns the drive, or the file was shared with them.","params":["driveId","fileId"]}]},"endpoint":{"title":"endpoint","type":"object","additionalProperties":false,"properties":{"description":{"type":"string","examples":["Reads one file."]},"delegated":{"type":["object","array"],"minItems":1,"items":{"$ref":"#/definitions/delegatedAlternative"},"if":{"type":"object"},"then":{"$ref":"#/definitions/delegatedAlternative"},"examples":[{"scope":"Files.Read","right":"file.read"}]},"application":{"type":["object","array"],"minItems":1,"items":{"$ref":"#/definitions/applicationAlternative"},"if":{"type":"object"},"then":{"$ref":"#/definitions/applicationAlternative"},"examples":[{"role":"Files.Read.All"}]},"anonymous":{"type":"string","minLength":1,"examples":["Liveness probe; carries no data."]}},"dependencies":{"anonymous":{"properties":{"delegated":{"not":{},"errorMessage":"an endpoint that is open to callers without a token needs no permission: remove one of the two"},"application":{"not":{},"errorMessage":"an endpoint that is open to callers without a token needs no permission: remove one of the two"}}}},"if":{"properties":{"delegated":false,"application":false}},"then":{"required":["anonymous"]},"examples":[{"delegated":{"scope":"Files.Read","right":"file.read"},"application":{"role":"Files.Read.All"}}]},"properties":{"type":"array","minItems":1,"items":{"type":"string","pattern":"^[A-Za-z_$@][A-Za-z0-9_.$@-]*$","patternErrorMessage":"write the name of a property: letters, digits and `_ . $ @ -`, such as `displayName`","examples":["displayName"]},"examples":[["id","displayName"]]},"delegatedAlternative":{"title":"delegated alternative","type":"object","additionalProperties":false,"properties":{"scope":{"$ref":"#/definitions/permissionValue","examples":["Files.Read"]},"allOf":{"type":"array","minItems":1,"items":{"$ref":"#/definitions/permissionValue"},"examples":[["Files.Read","User.Read"]]},"userRole":{"$ref":"#/definitions/permissionValue","examples":["Auditor"]},"authentication":{"$ref":"#/definitions/authentication","examples":[{"context":"c1"}]},"right":{"type":"string","minLength":1,"examples":["file.read"]},"because":{"type":"string","minLength":1,"examples":["The list of countries is the same for everybody."]},"accounts":{"type":"array","minItems":1,"items":{"enum":["work","personal"],"examples":["work"]},"examples":[["work"]]},"properties":{"$ref":"#/definitions/properties","examples":[["id","displayName"]]}},"dependencies":{"scope":{"properties":{"allOf":{"not":{},"errorMessage":"put every scope into `allOf`, or keep `scope` alone"}}}},"if":{"properties":{"scope":false,"allOf":false}},"then":{"required":["scope"]},"allOf":[{"if":{"properties":{"right":{"const":"none"}},"required":["right"]},"then":{"title":"delegated alternative","required":["because"],"errorMessage":"`right: none` lets every user in: add `because` with the reason"},"else":{"properties":{"because":{"not":{},"errorMessage":"`because` is the reason for `right: none`; remove it, or write a comment instead"}}}}],"examples":[{"scope":"Files.Read","right":"file.read"}]},"authentication":{"title":"authentication","type":"object","additionalProperties":false,"minProperties":1,"properties":{"context":{"type":"string","pattern":"^c[1-9][0-9]?$","patternErrorMessage":"write the id of an authentication context, from `c1` to `c99`","examples":["c1"]},"acr":{"type":"array","minItems":1,"items":{"type":"string","pattern":"^[!#-\\[\\]-~]+$","patternErrorMessage":"write one value of the `acr` claim: printable ASCII without spaces, quotes and backslashes","examples":["phr"]},"examples":[["phr","phrh"]]},"maxAge":{"type":"integer","minimum":1,"maximum":31536000,"patternErrorMessage":"write a number of seconds, from `1` to `31536000` (a year)","examples":[300]}},"dependencies":{"context":{"properties":{"acr":{"not":{},"errorMessage":"ask for a `context` of Entra or for `acr` values of another issuer, not for both"}}}},"examples":[{"context":"c1"}]},"applicationAlternative":{"title":"application alternative","type":"object","additionalProperties":false,"properties":{"role":{"$ref":"#/definitions/permissionValue","examples":["Files.Read.All"]},"allOf":{"type":"array","minItems":1,"items":{"$ref":"#/definitions/permissionValue"},"examples":[["Files.Read.All","User.Read.All"]]},"right":{"type":"string","minLength":1,"not":{"enum":["self","none"]},"errorMessage":"`self` and `none` speak about a signed-in user: name a right, or leave `right` out","examples":["application.owned"]},"properties":{"$ref":"#/definitions/properties","examples":[["id","displayName"]]}},"dependencies":{"role":{"properties":{"allOf":{"not":{},"errorMessage":"put every role into `allOf`, or keep `role` alone"}}}},"if":{"properties":{"role":false,"allOf":false}},"then":{"required":["role"]},"examples":[{"role":"Files.Read.All"}]},"client":{"title":"client","type":"object","required":["appId","scopes"],"additionalProperties":false,"properties":{"appId":{"$ref":"#/definitions/guid","examples":["3f2504e0-4f89-41d3-9a0c-0305e82c3301"]},"scopes":{"type":"array","minItems":1,"items":{"$ref":"#/definitions/permissionValue"},"examples":[["Files.Read"]]}},"examples":[{"appId":"3f2504e0-4f89-41d3-9a0c-0305e82c3301","scopes":["Files.Read"]}]},"resourceRequest":{"title":"request","type":"object","additionalProperties":false,"properties":{"appId":{"$ref":"#/definitions/guid","examples":["00000003-0000-0000-c000-000000000000"]},"description":{"type":"string","minLength":1,"examples":["Shows the signed-in user their unread mail."]},"delegated":{"$ref":"#/definitions/delegatedRequest","examples":[{"calls":["GET /me/messages"]}]},"application":{"$ref":"#/definitions/applicationRequest","examples":[{"calls":["GET /users"]}]},"permissions":{"type":"array","minItems":1,"items":{"$ref":"#/definitions/requestedPermission"},"examples":[[{"scope":"User.Read","id":"e1fe6dd8-ba31-4d61-89e7-88639da4683d"}]]}},"if":{"properties":{"delegated":false,"application":false,"permissions":false}},"then":{"required":["delegated"]},"allOf":[{"if":{"properties":{"permissions":false}},"else":{"title":"request","required":["appId"],"errorMessage":"add `appId`, the application (client) id of the API that gave the permissions their ids"}}],"examples":[{"delegated":{"calls":["GET /me/messages","POST /me/sendMail"]}}]},"requestedCalls":{"type":"array","minItems":1,"items":{"type":"string","pattern":"^(GET|HEAD|POST|PUT|PATCH|DELETE|OPTIONS) [^\\s].*$","patternErrorMessage":"write a method in capitals and a path, such as `GET /me/messages`","examples":["GET /me/messages"]},"examples":[["GET /users/{id}"]]},"requestedValues":{"type":"array","minItems":1,"items":{"type":"string","minLength":1,"examples":["Mail.Read"]},"examples":[["Mail.Read"]]},"delegatedRequest":{"title":"delegated request","type":"object","additionalProperties":false,"properties":{"calls":{"$ref":"#/definitions/requestedCalls","examples":[["GET /me/messages","POST /me/sendMail"]]},"permissions":{"$ref":"#/definitions/requestedValues","examples":[["Mail.Read"]]},"accounts":{"type":"array","minItems":1,"items":{"enum":["work","personal"],"examples":["work"]},"examples":[["work"]]},"dynamic":{"$ref":"#/definitions/requestedValues","examples":[["Mail.Send"]]}},"if":{"properties":{"calls":false,"permissions":false}},"then":{"required":["calls"]},"examples":[{"calls":["GET /me/messages","POST /me/sendMail"],"dynamic":["Mail.Send"]}]},"applicationRequest":{"title":"application request","type":"object","additionalProperties":false,"properties":{"calls":{"$ref":"#/definitions/requestedCalls","examples":[["GET /users","POST /users/{id}/sendMail"]]},"permissions":{"$ref":"#/definitions/requestedValues","examples":[["User.Read.All"]]},"dynamic":{"$ref":"#/definitions/requestedValues","examples":[["User.Read.All"]]}},"if":{"properties":{"calls":false,"permissions":false}},"then":{"required":["calls"]},"examples":[{"calls":["GET /users","POST /users/{id}/sendMail"]}]},"requestedPermission":{"title":"requested permission","type":"object","required":["id"],"additionalProperties":false,"properties":{"scope":{"type":"string","minLength":1,"examples":["User.Read"]},"role":{"type":"string","minLength":1,"examples":["User.Read.All"]},"id":{"$ref":"#/definitions/guid","examples":["e1fe6dd8-ba31-4d61-89e7-88639da4683d"]}},"dependencies":{"scope":{"properties":{"role":{"not":{},"errorMessage":"list the scope and the role as two permissions"}}}},"if":{"properties":{"scope":false,"role":false}},"then":{"required":["scope"]},"examples":[{"scope":"User.Read","id":"e1fe6dd8-ba31-4d61-89e7-88639da4683d"}]},"test":{"title":"test","type":"object","required":["name","request","expect"],"additionalProperties":false,"properties":{"name":{"type":"string","minLength":1,"examples":["Alice opens her own document"]},"request":{"type":"string","minLength":1,"examples":["GET /drives/alice/files/report"]},"delegated":{"$ref":"#/definitions/delegatedCaller"},"application":{"$ref":"#/definitions/applicationCaller"},"claims":{"type":"object","propertyNames":{"$ref":"#/definitions/freeName"},"additionalProperties":{"type":["string","number","boolean","null","array"],"items":{"type":["string","number","boolean","null"],"examples":["Files.Read.All"]},"examples":["Files.Read"]},"examples":[{"idtyp":"app","roles":["Files.Read.All"]}]},"rights":{"type":"object","propertyNames":{"$ref":"#/definitions/rightName"},"additionalProperties":{"type":"boolean","examples":[true]},"examples":[{"file.read":true}]},"expect":{"type":["string","integer","object"],"if":{"type":"object"},"then":{"$ref":"#/definitions/expectedAllow"},"else":{"enum":["allow",400,401,403,404,405,500,503]},"examples":["allow"]}},"dependencies":{"delegated":{"properties":{"application":{"not":{},"errorMessage":"a test has one caller: keep one of the two"},"claims":{"not":{},"errorMessage":"a test has one caller: keep one of the two"}}},"application":{"properties":{"claims":{"not":{},"errorMessage":"a test has one caller: keep one of the two"}}}},"examples":[{"name":"Alice opens her own document","request":"GET /drives/alice/files/report","delegated":{"user":"alice","scopes":["Files.Read"]},"rights":{"file.read":true},"expect":"allow"}]},"delegatedCaller":{"type":"object","additionalProperties":false,"properties":{"user":{"type":"string","minLength":1,"examples":["alice"]},"account":{"enum":["work","personal"],"examples":["work"]},"scopes":{"type":"array","items":{"$ref":"#/definitions/permissionValue"},"examples":[["Files.Read"]]},"roles":{"type":"array","items":{"$ref":"#/definitions/permissionValue"},"examples":[["Auditor"]]},"authentication":{"$ref":"#/definitions/performedAuthentication","examples":[{"context":"c1"}]}},"examples":[{"user":"alice","scopes":["Files.Read"]}]},"performedAuthentication":{"type":"object","additionalProperties":false,"properties":{"context":{"type":"string","pattern":"^c[1-9][0-9]?$","patternErrorMessage":"write the id of an authentication context, from `c1` to `c99`","examples":["c1"]},"acr":{"type":"string","minLength":1,"examples":["phr"]},"age":{"type":"integer","minimum":0,"maximum":31536000,"patternErrorMessage":"write a number of seconds, from `0` to `31536000` (a year)","examples":[60]}},"examples":[{"context":"c1"}]},"applicationCaller":{"type":"object","additionalProperties":false,"properties":{"app":{"type":"string","minLength":1,"examples":["backup"]},"roles":{"type":"array","items":{"$ref":"#/definitions/permissionValue"},"examples":[["Files.Read.All"]]}},"examples":[{"roles":["Files.Read.All"]}]},"expectedAllow":{"type":"object","required":["allow"],"additionalProperties":false,"properties":{"allow":{"type":"object","required":["via"],"additionalProperties":false,"properties":{"via":{"type":["string","array"],"minLength":1,"minItems":1,"items":{"$ref":"#/definitions/permissionValue"},"examples":["Files.Read"]}},"examples":[{"via":"Files.Read"}]}},"examples":[{"allow":{"via":"Files.Read"}}]},"outputPath":{"type":"string","pattern":"^(?![A-Za-z]:)(?!/)(?!(.*/)?\\.\\.(/|$))[^\\\\\\u0000-\\u001f\\u007f]*[^\\\\/\\u0000-\\u001f\\u007f]$","patternErrorMessage":"write a path relative to the manifest, with forward slashes and without `..`, such as `src/permissions.gen.ts`","examples":["src/permissions.gen.ts"]},"outputs":{"title":"outputs","type":"object","additionalProperties":false,"properties":{"guards":{"type":["string","object"],"if":{"type":"object"},"then":{"$ref":"#/definitions/guardsOutput"},"else":{"$ref":"#/definitions/outputPath"},"examples":["src/permissions.gen.ts"]},"client":{"$ref":"#/definitions/outputPath","examples":["web/permissions.client.gen.ts"]},"cedar":{"$ref":"#/definitions/outputPath","examples":["cedar/permissions.cedar"]},"metadata":{"$ref":"#/definitions/metadataOutput"},"entra":{"$ref":"#/definitions/outputPath","examples":["entra/app.json"]},"consent":{"$ref":"#/definitions/outputPath","examples":["entra/consent.json"]}},"examples":[{"guards":"src/permissions.gen.ts","entra":"entra/app.json"}]},"guardsOutput":{"title":"guards","type":"object","additionalProperties":false,"required":["path"],"properties":{"path":{"$ref":"#/definitions/outputPath","examples":["src/permissions.gen.ts"]},"runtime":{"enum":["package","inline"],"examples":["inline"]}},"examples":[{"path":"src/permissions.gen.ts","runtime":"inline"}]},"metadataOutput":{"title":"metadata","type":"object","additionalProperties":false,"required":["path","resource","authorizationServers"],"properties":{"path":{"$ref":"#/definitions/outputPath","examples":["public/oauth-protected-resource.json"]},"resource":{"type":"string","pattern":"^https://[^/?#\\s\"<>\\\\]+[^#\\s\"<>\\\\]*$","patternErrorMessage":"write an https URL without a fragment, such as `https://api.contoso.com`","examples":["https://api.contoso.com"]},"authorizationServers":{"type":"array","minItems":1,"items":{"type":"string","pattern":"^https://[^?#\\s\"<>\\\\]+$","patternErrorMessage":"write an https URL without a query, such as `https://login.microsoftonline.com/3f2504e0-4f89-41d3-9a0c-0305e82c3301/v2.0`","examples":["https://login.microsoftonline.com/3f2504e0-4f89-41d3-9a0c-0305e82c3301/v2.0"]},"examples":[["https://login.microsoftonline.com/3f2504e0-4f89-41d3-9a0c-0305e82c3301/v2.0"]]}},"examples":[{"path":"public/oauth-protected-resource.json","resource":"https://api.contoso.com","authorizationServers":["https://login.microsoftonline.com/3f2504e0-4f89-41d3-9a0c-0305e82c3301/v2.0"]}]},"severity":{"enum":["off","warning","error"],"examples":["warning"]},"ruleSetting":{"title":"rule","type":["string","object"],"if":{"type":"object"},"then":{"$ref":"#/definitions/ruleSettingWithReason"},"else":{"$ref":"#/definitions/severity"},"examples":["error"]},"ruleSettingWithReason":{"title":"rule","type":"object","required":["severity"],"additionalProperties":false,"properties":{"severity":{"$ref":"#/definitions/severity","examples":["warning"]},"because":{"type":"string","minLength":1,"examples":["The values are fixed by a published API."]}},"examples":[{"severity":"off","because":"The values are fixed by a published API."}]}}};
const schema14 = {"type":"string","minLength":1,"examples":["Files.Read"]};
const schema24 = {"type":"string","pattern":"^[a-z][A-Za-z0-9]*([.-][A-Za-z0-9]+)*$","patternErrorMessage":"begin with a lower-case letter and use letters and digits, with `.` or `-` between words, such as `file.read`","examples":["file.read"]};
const schema27 = {"type":"string","minLength":1,"examples":["web"]};
const schema77 = {"type":"string","pattern":"^[a-z][a-z0-9]*(-[a-z0-9]+)*$","patternErrorMessage":"write the id of a rule: lower-case words with `-` between them, such as `unused-permission`","examples":["unused-permission"]};
const func0 = Object.prototype.hasOwnProperty;
const func50 = function codePointsIn(text) {
let length = 0;
for (const _ of text) length++;
return length;
};
const schema12 = {"title":"app","type":"object","required":["name"],"additionalProperties":false,"properties":{"name":{"type":"string","maxLength":120,"pattern":"^[a-z][a-z0-9]*([.-][a-z0-9]+)*$","patternErrorMessage":"begin with a lower-case letter and use lower-case letters and digits, with `.` or `-` between words, such as `contoso-drive`","examples":["contoso-drive"]},"displayName":{"type":"string","examples":["Contoso Drive API"]},"description":{"type":"string","examples":["Files of everybody at Contoso."]},"appId":{"$ref":"#/definitions/guid","examples":["3f2504e0-4f89-41d3-9a0c-0305e82c3301"]},"signInAudience":{"enum":["AzureADMyOrg","AzureADMultipleOrgs","AzureADandPersonalMicrosoftAccount","PersonalMicrosoftAccount"],"examples":["AzureADMyOrg"]},"accessTokenVersion":{"enum":[1,2],"examples":[2]},"requestIdtyp":{"type":"boolean","examples":[true]},"identifierUris":{"type":"array","items":{"type":"string","minLength":1,"examples":["api://3f2504e0-4f89-41d3-9a0c-0305e82c3301"]},"examples":[["api://3f2504e0-4f89-41d3-9a0c-0305e82c3301"]]}},"examples":[{"name":"contoso-drive","displayName":"Contoso Drive API","signInAudience":"AzureADMyOrg"}]};
const schema13 = {"type":"string","pattern":"^[0-9A-Fa-f]{8}-[0-9A-Fa-f]{4}-[0-9A-Fa-f]{4}-[0-9A-Fa-f]{4}-[0-9A-Fa-f]{12}$","patternErrorMessage":"write a GUID: 32 hexadecimal digits in groups of 8-4-4-4-12, without braces","examples":["3f2504e0-4f89-41d3-9a0c-0305e82c3301"]};
const pattern0 = new RegExp("^[a-z][a-z0-9]*([.-][a-z0-9]+)*$", "u");
const pattern1 = new RegExp("^[0-9A-Fa-f]{8}-[0-9A-Fa-f]{4}-[0-9A-Fa-f]{4}-[0-9A-Fa-f]{4}-[0-9A-Fa-f]{12}$", "u");

function validate11(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
if((data.name === undefined) || (!(func0.call(data, "name")))){
const err0 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "name"},schema:schema12.required,parentSchema:schema12,data};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
for(const key0 of Object.keys(data)){
if(!((((((((key0 === "name") || (key0 === "displayName")) || (key0 === "description")) || (key0 === "appId")) || (key0 === "signInAudience")) || (key0 === "accessTokenVersion")) || (key0 === "requestIdtyp")) || (key0 === "identifierUris"))){
const err1 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},schema:false,parentSchema:schema12,data};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
}
if(data.name !== undefined && func0.call(data, "name")){
let data0 = data.name;
if(typeof data0 === "string"){
if(func50(data0) > 120){
const err2 = {instancePath:instancePath+"/name",schemaPath:"#/properties/name/maxLength",keyword:"maxLength",params:{limit: 120},schema:120,parentSchema:schema12.properties.name,data:data0};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
if(!pattern0.test(data0)){
const err3 = {instancePath:instancePath+"/name",schemaPath:"#/properties/name/pattern",keyword:"pattern",params:{pattern: "^[a-z][a-z0-9]*([.-][a-z0-9]+)*$"},schema:"^[a-z][a-z0-9]*([.-][a-z0-9]+)*$",parentSchema:schema12.properties.name,data:data0};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
}
else {
const err4 = {instancePath:instancePath+"/name",schemaPath:"#/properties/name/type",keyword:"type",params:{type: "string"},schema:schema12.properties.name.type,parentSchema:schema12.properties.name,data:data0};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
}
if(data.displayName !== undefined && func0.call(data, "displayName")){
let data1 = data.displayName;
if(typeof data1 !== "string"){
const err5 = {instancePath:instancePath+"/displayName",schemaPath:"#/properties/displayName/type",keyword:"type",params:{type: "string"},schema:schema12.properties.displayName.type,parentSchema:schema12.properties.displayName,data:data1};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
}
if(data.description !== undefined && func0.call(data, "description")){
let data2 = data.description;
if(typeof data2 !== "string"){
const err6 = {instancePath:instancePath+"/description",schemaPath:"#/properties/description/type",keyword:"type",params:{type: "string"},schema:schema12.properties.description.type,parentSchema:schema12.properties.description,data:data2};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
}
if(data.appId !== undefined && func0.call(data, "appId")){
let data3 = data.appId;
if(typeof data3 === "string"){
if(!pattern1.test(data3)){
const err7 = {instancePath:instancePath+"/appId",schemaPath:"#/definitions/guid/pattern",keyword:"pattern",params:{pattern: "^[0-9A-Fa-f]{8}-[0-9A-Fa-f]{4}-[0-9A-Fa-f]{4}-[0-9A-Fa-f]{4}-[0-9A-Fa-f]{12}$"},schema:"^[0-9A-Fa-f]{8}-[0-9A-Fa-f]{4}-[0-9A-Fa-f]{4}-[0-9A-Fa-f]{4}-[0-9A-Fa-f]{12}$",parentSchema:schema13,data:data3};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
}
else {
const err8 = {instancePath:instancePath+"/appId",schemaPath:"#/definitions/guid/type",keyword:"type",params:{type: "string"},schema:schema13.type,parentSchema:schema13,data:data3};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
}
if(data.signInAudience !== undefined && func0.call(data, "signInAudience")){
let data4 = data.signInAudience;
if(!((((data4 === "AzureADMyOrg") || (data4 === "AzureADMultipleOrgs")) || (data4 === "AzureADandPersonalMicrosoftAccount")) || (data4 === "PersonalMicrosoftAccount"))){
const err9 = {instancePath:instancePath+"/signInAudience",schemaPath:"#/properties/signInAudience/enum",keyword:"enum",params:{allowedValues: schema12.properties.signInAudience.enum},schema:schema12.properties.signInAudience.enum,parentSchema:schema12.properties.signInAudience,data:data4};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
}
if(data.accessTokenVersion !== undefined && func0.call(data, "accessTokenVersion")){
let data5 = data.accessTokenVersion;
if(!((data5 === 1) || (data5 === 2))){
const err10 = {instancePath:instancePath+"/accessTokenVersion",schemaPath:"#/properties/accessTokenVersion/enum",keyword:"enum",params:{allowedValues: schema12.properties.accessTokenVersion.enum},schema:schema12.properties.accessTokenVersion.enum,parentSchema:schema12.properties.accessTokenVersion,data:data5};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
}
}
if(data.requestIdtyp !== undefined && func0.call(data, "requestIdtyp")){
let data6 = data.requestIdtyp;
if(typeof data6 !== "boolean"){
const err11 = {instancePath:instancePath+"/requestIdtyp",schemaPath:"#/properties/requestIdtyp/type",keyword:"type",params:{type: "boolean"},schema:schema12.properties.requestIdtyp.type,parentSchema:schema12.properties.requestIdtyp,data:data6};
if(vErrors === null){
vErrors = [err11];
}
else {
vErrors.push(err11);
}
errors++;
}
}
if(data.identifierUris !== undefined && func0.call(data, "identifierUris")){
let data7 = data.identifierUris;
if(Array.isArray(data7)){
const len0 = data7.length;
for(let i0=0; i0<len0; i0++){
let data8 = data7[i0];
if(typeof data8 === "string"){
if(func50(data8) < 1){
const err12 = {instancePath:instancePath+"/identifierUris/" + i0,schemaPath:"#/properties/identifierUris/items/minLength",keyword:"minLength",params:{limit: 1},schema:1,parentSchema:schema12.properties.identifierUris.items,data:data8};
if(vErrors === null){
vErrors = [err12];
}
else {
vErrors.push(err12);
}
errors++;
}
}
else {
const err13 = {instancePath:instancePath+"/identifierUris/" + i0,schemaPath:"#/properties/identifierUris/items/type",keyword:"type",params:{type: "string"},schema:schema12.properties.identifierUris.items.type,parentSchema:schema12.properties.identifierUris.items,data:data8};
if(vErrors === null){
vErrors = [err13];
}
else {
vErrors.push(err13);
}
errors++;
}
}
}
else {
const err14 = {instancePath:instancePath+"/identifierUris",schemaPath:"#/properties/identifierUris/type",keyword:"type",params:{type: "array"},schema:schema12.properties.identifierUris.type,parentSchema:schema12.properties.identifierUris,data:data7};
if(vErrors === null){
vErrors = [err14];
}
else {
vErrors.push(err14);
}
errors++;
}
}
}
else {
const err15 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},schema:schema12.type,parentSchema:schema12,data};
if(vErrors === null){
vErrors = [err15];
}
else {
vErrors.push(err15);
}
errors++;
}
validate11.errors = vErrors;
return errors === 0;
}

const schema15 = {"title":"scope","type":["object","null"],"additionalProperties":false,"properties":{"id":{"$ref":"#/definitions/guid","examples":["3f2504e0-4f89-41d3-9a0c-0305e82c3301"]},"consent":{"enum":["user","admin"],"examples":["user"]},"enabled":{"type":"boolean","examples":[true]},"admin":{"$ref":"#/definitions/consentText","examples":[{"displayName":"Read users' files","description":"Allows the app to read the files that the signed-in user can open."}]},"user":{"$ref":"#/definitions/consentText","examples":[{"displayName":"Read your files","description":"Allows the app to read files that you can open."}]},"includes":{"type":"array","items":{"$ref":"#/definitions/permissionValue"},"examples":[["Files.Read"]]},"renamedFrom":{"type":"string","minLength":1,"examples":["Files.View"]}},"examples":[{"consent":"user","admin":{"displayName":"Read users' files","description":"Allows the app to read the files that the signed-in user can open."},"user":{"displayName":"Read your files","description":"Allows the app to read files that you can open."}}]};
const schema17 = {"type":"object","examples":[{"displayName":"Read your files"}],"additionalProperties":false,"properties":{"displayName":{"type":"string","examples":["Read your files"]},"description":{"type":"string","examples":["Allows the app to read files that you can open."]}}};

function validate13(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if((!(data && typeof data == "object" && !Array.isArray(data))) && (data !== null)){
const err0 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: schema15.type},schema:schema15.type,parentSchema:schema15,data};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
if(data && typeof data == "object" && !Array.isArray(data)){
for(const key0 of Object.keys(data)){
if(!(((((((key0 === "id") || (key0 === "consent")) || (key0 === "enabled")) || (key0 === "admin")) || (key0 === "user")) || (key0 === "includes")) || (key0 === "renamedFrom"))){
const err1 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},schema:false,parentSchema:schema15,data};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
}
if(data.id !== undefined && func0.call(data, "id")){
let data0 = data.id;
if(typeof data0 === "string"){
if(!pattern1.test(data0)){
const err2 = {instancePath:instancePath+"/id",schemaPath:"#/definitions/guid/pattern",keyword:"pattern",params:{pattern: "^[0-9A-Fa-f]{8}-[0-9A-Fa-f]{4}-[0-9A-Fa-f]{4}-[0-9A-Fa-f]{4}-[0-9A-Fa-f]{12}$"},schema:"^[0-9A-Fa-f]{8}-[0-9A-Fa-f]{4}-[0-9A-Fa-f]{4}-[0-9A-Fa-f]{4}-[0-9A-Fa-f]{12}$",parentSchema:schema13,data:data0};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
}
else {
const err3 = {instancePath:instancePath+"/id",schemaPath:"#/definitions/guid/type",keyword:"type",params:{type: "string"},schema:schema13.type,parentSchema:schema13,data:data0};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
}
if(data.consent !== undefined && func0.call(data, "consent")){
let data1 = data.consent;
if(!((data1 === "user") || (data1 === "admin"))){
const err4 = {instancePath:instancePath+"/consent",schemaPath:"#/properties/consent/enum",keyword:"enum",params:{allowedValues: schema15.properties.consent.enum},schema:schema15.properties.consent.enum,parentSchema:schema15.properties.consent,data:data1};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
}
if(data.enabled !== undefined && func0.call(data, "enabled")){
let data2 = data.enabled;
if(typeof data2 !== "boolean"){
const err5 = {instancePath:instancePath+"/enabled",schemaPath:"#/properties/enabled/type",keyword:"type",params:{type: "boolean"},schema:schema15.properties.enabled.type,parentSchema:schema15.properties.enabled,data:data2};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
}
if(data.admin !== undefined && func0.call(data, "admin")){
let data3 = data.admin;
if(data3 && typeof data3 == "object" && !Array.isArray(data3)){
for(const key1 of Object.keys(data3)){
if(!((key1 === "displayName") || (key1 === "description"))){
const err6 = {instancePath:instancePath+"/admin",schemaPath:"#/definitions/consentText/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key1},schema:false,parentSchema:schema17,data:data3};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
}
if(data3.displayName !== undefined && func0.call(data3, "displayName")){
let data4 = data3.displayName;
if(typeof data4 !== "string"){
const err7 = {instancePath:instancePath+"/admin/displayName",schemaPath:"#/definitions/consentText/properties/displayName/type",keyword:"type",params:{type: "string"},schema:schema17.properties.displayName.type,parentSchema:schema17.properties.displayName,data:data4};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
}
if(data3.description !== undefined && func0.call(data3, "description")){
let data5 = data3.description;
if(typeof data5 !== "string"){
const err8 = {instancePath:instancePath+"/admin/description",schemaPath:"#/definitions/consentText/properties/description/type",keyword:"type",params:{type: "string"},schema:schema17.properties.description.type,parentSchema:schema17.properties.description,data:data5};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
}
}
else {
const err9 = {instancePath:instancePath+"/admin",schemaPath:"#/definitions/consentText/type",keyword:"type",params:{type: "object"},schema:schema17.type,parentSchema:schema17,data:data3};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
}
if(data.user !== undefined && func0.call(data, "user")){
let data6 = data.user;
if(data6 && typeof data6 == "object" && !Array.isArray(data6)){
for(const key2 of Object.keys(data6)){
if(!((key2 === "displayName") || (key2 === "description"))){
const err10 = {instancePath:instancePath+"/user",schemaPath:"#/definitions/consentText/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key2},schema:false,parentSchema:schema17,data:data6};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
}
}
if(data6.displayName !== undefined && func0.call(data6, "displayName")){
let data7 = data6.displayName;
if(typeof data7 !== "string"){
const err11 = {instancePath:instancePath+"/user/displayName",schemaPath:"#/definitions/consentText/properties/displayName/type",keyword:"type",params:{type: "string"},schema:schema17.properties.displayName.type,parentSchema:schema17.properties.displayName,data:data7};
if(vErrors === null){
vErrors = [err11];
}
else {
vErrors.push(err11);
}
errors++;
}
}
if(data6.description !== undefined && func0.call(data6, "description")){
let data8 = data6.description;
if(typeof data8 !== "string"){
const err12 = {instancePath:instancePath+"/user/description",schemaPath:"#/definitions/consentText/properties/description/type",keyword:"type",params:{type: "string"},schema:schema17.properties.description.type,parentSchema:schema17.properties.description,data:data8};
if(vErrors === null){
vErrors = [err12];
}
else {
vErrors.push(err12);
}
errors++;
}
}
}
else {
const err13 = {instancePath:instancePath+"/user",schemaPath:"#/definitions/consentText/type",keyword:"type",params:{type: "object"},schema:schema17.type,parentSchema:schema17,data:data6};
if(vErrors === null){
vErrors = [err13];
}
else {
vErrors.push(err13);
}
errors++;
}
}
if(data.includes !== undefined && func0.call(data, "includes")){
let data9 = data.includes;
if(Array.isArray(data9)){
const len0 = data9.length;
for(let i0=0; i0<len0; i0++){
let data10 = data9[i0];
if(typeof data10 === "string"){
if(func50(data10) < 1){
const err14 = {instancePath:instancePath+"/includes/" + i0,schemaPath:"#/definitions/permissionValue/minLength",keyword:"minLength",params:{limit: 1},schema:1,parentSchema:schema14,data:data10};
if(vErrors === null){
vErrors = [err14];
}
else {
vErrors.push(err14);
}
errors++;
}
}
else {
const err15 = {instancePath:instancePath+"/includes/" + i0,schemaPath:"#/definitions/permissionValue/type",keyword:"type",params:{type: "string"},schema:schema14.type,parentSchema:schema14,data:data10};
if(vErrors === null){
vErrors = [err15];
}
else {
vErrors.push(err15);
}
errors++;
}
}
}
else {
const err16 = {instancePath:instancePath+"/includes",schemaPath:"#/properties/includes/type",keyword:"type",params:{type: "array"},schema:schema15.properties.includes.type,parentSchema:schema15.properties.includes,data:data9};
if(vErrors === null){
vErrors = [err16];
}
else {
vErrors.push(err16);
}
errors++;
}
}
if(data.renamedFrom !== undefined && func0.call(data, "renamedFrom")){
let data11 = data.renamedFrom;
if(typeof data11 === "string"){
if(func50(data11) < 1){
const err17 = {instancePath:instancePath+"/renamedFrom",schemaPath:"#/properties/renamedFrom/minLength",keyword:"minLength",params:{limit: 1},schema:1,parentSchema:schema15.properties.renamedFrom,data:data11};
if(vErrors === null){
vErrors = [err17];
}
else {
vErrors.push(err17);
}
errors++;
}
}
else {
const err18 = {instancePath:instancePath+"/renamedFrom",schemaPath:"#/properties/renamedFrom/type",keyword:"type",params:{type: "string"},schema:schema15.properties.renamedFrom.type,parentSchema:schema15.properties.renamedFrom,data:data11};
if(vErrors === null){
vErrors = [err18];
}
else {
vErrors.push(err18);
}
errors++;
}
}
}
validate13.errors = vErrors;
return errors === 0;
}

const schema21 = {"title":"app role","type":["object","null"],"additionalProperties":false,"properties":{"id":{"$ref":"#/definitions/guid","examples":["3f2504e0-4f89-41d3-9a0c-0305e82c3301"]},"allowedMemberTypes":{"type":"array","minItems":1,"items":{"enum":["User","Application"],"examples":["Application"]},"examples":[["Application"]]},"displayName":{"type":"string","examples":["Read all files"]},"description":{"type":"string","examples":["Lets a backup service read every file in the organisation without a signed-in user."]},"enabled":{"type":"boolean","examples":[true]},"includes":{"type":"array","items":{"$ref":"#/definitions/permissionValue"},"examples":[["Files.Read.All"]]},"renamedFrom":{"type":"string","minLength":1,"examples":["Files.View.All"]}},"examples":[{"allowedMemberTypes":["Application"],"displayName":"Read all files","description":"Lets a backup service read every file in the organisation without a signed-in user."}]};

function validate15(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if((!(data && typeof data == "object" && !Array.isArray(data))) && (data !== null)){
const err0 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: schema21.type},schema:schema21.type,parentSchema:schema21,data};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
if(data && typeof data == "object" && !Array.isArray(data)){
for(const key0 of Object.keys(data)){
if(!(((((((key0 === "id") || (key0 === "allowedMemberTypes")) || (key0 === "displayName")) || (key0 === "description")) || (key0 === "enabled")) || (key0 === "includes")) || (key0 === "renamedFrom"))){
const err1 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},schema:false,parentSchema:schema21,data};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
}
if(data.id !== undefined && func0.call(data, "id")){
let data0 = data.id;
if(typeof data0 === "string"){
if(!pattern1.test(data0)){
const err2 = {instancePath:instancePath+"/id",schemaPath:"#/definitions/guid/pattern",keyword:"pattern",params:{pattern: "^[0-9A-Fa-f]{8}-[0-9A-Fa-f]{4}-[0-9A-Fa-f]{4}-[0-9A-Fa-f]{4}-[0-9A-Fa-f]{12}$"},schema:"^[0-9A-Fa-f]{8}-[0-9A-Fa-f]{4}-[0-9A-Fa-f]{4}-[0-9A-Fa-f]{4}-[0-9A-Fa-f]{12}$",parentSchema:schema13,data:data0};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
}
else {
const err3 = {instancePath:instancePath+"/id",schemaPath:"#/definitions/guid/type",keyword:"type",params:{type: "string"},schema:schema13.type,parentSchema:schema13,data:data0};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
}
if(data.allowedMemberTypes !== undefined && func0.call(data, "allowedMemberTypes")){
let data1 = data.allowedMemberTypes;
if(Array.isArray(data1)){
if(data1.length < 1){
const err4 = {instancePath:instancePath+"/allowedMemberTypes",schemaPath:"#/properties/allowedMemberTypes/minItems",keyword:"minItems",params:{limit: 1},schema:1,parentSchema:schema21.properties.allowedMemberTypes,data:data1};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
const len0 = data1.length;
for(let i0=0; i0<len0; i0++){
let data2 = data1[i0];
if(!((data2 === "User") || (data2 === "Application"))){
const err5 = {instancePath:instancePath+"/allowedMemberTypes/" + i0,schemaPath:"#/properties/allowedMemberTypes/items/enum",keyword:"enum",params:{allowedValues: schema21.properties.allowedMemberTypes.items.enum},schema:schema21.properties.allowedMemberTypes.items.enum,parentSchema:schema21.properties.allowedMemberTypes.items,data:data2};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
}
}
else {
const err6 = {instancePath:instancePath+"/allowedMemberTypes",schemaPath:"#/properties/allowedMemberTypes/type",keyword:"type",params:{type: "array"},schema:schema21.properties.allowedMemberTypes.type,parentSchema:schema21.properties.allowedMemberTypes,data:data1};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
}
if(data.displayName !== undefined && func0.call(data, "displayName")){
let data3 = data.displayName;
if(typeof data3 !== "string"){
const err7 = {instancePath:instancePath+"/displayName",schemaPath:"#/properties/displayName/type",keyword:"type",params:{type: "string"},schema:schema21.properties.displayName.type,parentSchema:schema21.properties.displayName,data:data3};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
}
if(data.description !== undefined && func0.call(data, "description")){
let data4 = data.description;
if(typeof data4 !== "string"){
const err8 = {instancePath:instancePath+"/description",schemaPath:"#/properties/description/type",keyword:"type",params:{type: "string"},schema:schema21.properties.description.type,parentSchema:schema21.properties.description,data:data4};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
}
if(data.enabled !== undefined && func0.call(data, "enabled")){
let data5 = data.enabled;
if(typeof data5 !== "boolean"){
const err9 = {instancePath:instancePath+"/enabled",schemaPath:"#/properties/enabled/type",keyword:"type",params:{type: "boolean"},schema:schema21.properties.enabled.type,parentSchema:schema21.properties.enabled,data:data5};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
}
if(data.includes !== undefined && func0.call(data, "includes")){
let data6 = data.includes;
if(Array.isArray(data6)){
const len1 = data6.length;
for(let i1=0; i1<len1; i1++){
let data7 = data6[i1];
if(typeof data7 === "string"){
if(func50(data7) < 1){
const err10 = {instancePath:instancePath+"/includes/" + i1,schemaPath:"#/definitions/permissionValue/minLength",keyword:"minLength",params:{limit: 1},schema:1,parentSchema:schema14,data:data7};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
}
}
else {
const err11 = {instancePath:instancePath+"/includes/" + i1,schemaPath:"#/definitions/permissionValue/type",keyword:"type",params:{type: "string"},schema:schema14.type,parentSchema:schema14,data:data7};
if(vErrors === null){
vErrors = [err11];
}
else {
vErrors.push(err11);
}
errors++;
}
}
}
else {
const err12 = {instancePath:instancePath+"/includes",schemaPath:"#/properties/includes/type",keyword:"type",params:{type: "array"},schema:schema21.properties.includes.type,parentSchema:schema21.properties.includes,data:data6};
if(vErrors === null){
vErrors = [err12];
}
else {
vErrors.push(err12);
}
errors++;
}
}
if(data.renamedFrom !== undefined && func0.call(data, "renamedFrom")){
let data8 = data.renamedFrom;
if(typeof data8 === "string"){
if(func50(data8) < 1){
const err13 = {instancePath:instancePath+"/renamedFrom",schemaPath:"#/properties/renamedFrom/minLength",keyword:"minLength",params:{limit: 1},schema:1,parentSchema:schema21.properties.renamedFrom,data:data8};
if(vErrors === null){
vErrors = [err13];
}
else {
vErrors.push(err13);
}
errors++;
}
}
else {
const err14 = {instancePath:instancePath+"/renamedFrom",schemaPath:"#/properties/renamedFrom/type",keyword:"type",params:{type: "string"},schema:schema21.properties.renamedFrom.type,parentSchema:schema21.properties.renamedFrom,data:data8};
if(vErrors === null){
vErrors = [err14];
}
else {
vErrors.push(err14);
}
errors++;
}
}
}
validate15.errors = vErrors;
return errors === 0;
}

const schema25 = {"title":"right","type":"object","additionalProperties":false,"properties":{"description":{"type":"string","examples":["The user owns the drive, or the file was shared with them."]},"params":{"type":"array","items":{"$ref":"#/definitions/parameterName"},"examples":[["driveId","fileId"]]},"matches":{"type":"object","minProperties":1,"propertyNames":{"$ref":"#/definitions/freeName"},"additionalProperties":{"enum":["user.oid","user.tid","app.oid","app.appId"],"examples":["user.oid"]},"examples":[{"userId":"user.oid"}]},"collection":{"type":"boolean","examples":[true]}},"dependencies":{"collection":{"properties":{"matches":{"not":{},"errorMessage":"a comparison answers yes or no and gives no filter: keep `matches` alone, or keep `collection` alone and let the service decide"}}},"params":{"properties":{"matches":{"not":{},"errorMessage":"`matches` names its parameters itself: keep it alone, or keep `params` alone and let the service decide"}}}},"examples":[{"description":"The user owns the drive, or the file was shared with them.","params":["driveId","fileId"]}]};
const schema26 = {"type":"string","minLength":1,"examples":["fileId"]};

function validate17(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
for(const key0 of Object.keys(data)){
if(!((((key0 === "description") || (key0 === "params")) || (key0 === "matches")) || (key0 === "collection"))){
const err0 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},schema:false,parentSchema:schema25,data};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
}
if(data.collection !== undefined && func0.call(data, "collection")){
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.matches !== undefined && func0.call(data, "matches")){
const err1 = {instancePath:instancePath+"/matches",schemaPath:"#/dependencies/collection/properties/matches/not",keyword:"not",params:{},schema:schema25.dependencies.collection.properties.matches.not,parentSchema:schema25.dependencies.collection.properties.matches,data:data.matches};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
}
}
if(data.params !== undefined && func0.call(data, "params")){
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.matches !== undefined && func0.call(data, "matches")){
const err2 = {instancePath:instancePath+"/matches",schemaPath:"#/dependencies/params/properties/matches/not",keyword:"not",params:{},schema:schema25.dependencies.params.properties.matches.not,parentSchema:schema25.dependencies.params.properties.matches,data:data.matches};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
}
}
if(data.description !== undefined && func0.call(data, "description")){
let data2 = data.description;
if(typeof data2 !== "string"){
const err3 = {instancePath:instancePath+"/description",schemaPath:"#/properties/description/type",keyword:"type",params:{type: "string"},schema:schema25.properties.description.type,parentSchema:schema25.properties.description,data:data2};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
}
if(data.params !== undefined && func0.call(data, "params")){
let data3 = data.params;
if(Array.isArray(data3)){
const len0 = data3.length;
for(let i0=0; i0<len0; i0++){
let data4 = data3[i0];
if(typeof data4 === "string"){
if(func50(data4) < 1){
const err4 = {instancePath:instancePath+"/params/" + i0,schemaPath:"#/definitions/parameterName/minLength",keyword:"minLength",params:{limit: 1},schema:1,parentSchema:schema26,data:data4};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
}
else {
const err5 = {instancePath:instancePath+"/params/" + i0,schemaPath:"#/definitions/parameterName/type",keyword:"type",params:{type: "string"},schema:schema26.type,parentSchema:schema26,data:data4};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
}
}
else {
const err6 = {instancePath:instancePath+"/params",schemaPath:"#/properties/params/type",keyword:"type",params:{type: "array"},schema:schema25.properties.params.type,parentSchema:schema25.properties.params,data:data3};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
}
if(data.matches !== undefined && func0.call(data, "matches")){
let data5 = data.matches;
if(data5 && typeof data5 == "object" && !Array.isArray(data5)){
if(Object.keys(data5).length < 1){
const err7 = {instancePath:instancePath+"/matches",schemaPath:"#/properties/matches/minProperties",keyword:"minProperties",params:{limit: 1},schema:1,parentSchema:schema25.properties.matches,data:data5};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
for(const key1 of Object.keys(data5)){
const _errs17 = errors;
if(typeof key1 === "string"){
if(func50(key1) < 1){
const err8 = {instancePath:instancePath+"/matches",schemaPath:"#/definitions/freeName/minLength",keyword:"minLength",params:{limit: 1},schema:1,parentSchema:schema27,data:key1,propertyName:key1};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
}
else {
const err9 = {instancePath:instancePath+"/matches",schemaPath:"#/definitions/freeName/type",keyword:"type",params:{type: "string"},schema:schema27.type,parentSchema:schema27,data:key1,propertyName:key1};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
var valid7 = _errs17 === errors;
if(!valid7){
const err10 = {instancePath:instancePath+"/matches",schemaPath:"#/properties/matches/propertyNames",keyword:"propertyNames",params:{propertyName: key1},schema:schema25.properties.matches.propertyNames,parentSchema:schema25.properties.matches,data:data5};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
}
}
for(const key2 of Object.keys(data5)){
let data6 = data5[key2];
if(!((((data6 === "user.oid") || (data6 === "user.tid")) || (data6 === "app.oid")) || (data6 === "app.appId"))){
const err11 = {instancePath:instancePath+"/matches/" + key2.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/matches/additionalProperties/enum",keyword:"enum",params:{allowedValues: schema25.properties.matches.additionalProperties.enum},schema:schema25.properties.matches.additionalProperties.enum,parentSchema:schema25.properties.matches.additionalProperties,data:data6};
if(vErrors === null){
vErrors = [err11];
}
else {
vErrors.push(err11);
}
errors++;
}
}
}
else {
const err12 = {instancePath:instancePath+"/matches",schemaPath:"#/properties/matches/type",keyword:"type",params:{type: "object"},schema:schema25.properties.matches.type,parentSchema:schema25.properties.matches,data:data5};
if(vErrors === null){
vErrors = [err12];
}
else {
vErrors.push(err12);
}
errors++;
}
}
if(data.collection !== undefined && func0.call(data, "collection")){
let data7 = data.collection;
if(typeof data7 !== "boolean"){
const err13 = {instancePath:instancePath+"/collection",schemaPath:"#/properties/collection/type",keyword:"type",params:{type: "boolean"},schema:schema25.properties.collection.type,parentSchema:schema25.properties.collection,data:data7};
if(vErrors === null){
vErrors = [err13];
}
else {
vErrors.push(err13);
}
errors++;
}
}
}
else {
const err14 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},schema:schema25.type,parentSchema:schema25,data};
if(vErrors === null){
vErrors = [err14];
}
else {
vErrors.push(err14);
}
errors++;
}
validate17.errors = vErrors;
return errors === 0;
}

const schema28 = {"title":"endpoint","type":"object","additionalProperties":false,"properties":{"description":{"type":"string","examples":["Reads one file."]},"delegated":{"type":["object","array"],"minItems":1,"items":{"$ref":"#/definitions/delegatedAlternative"},"if":{"type":"object"},"then":{"$ref":"#/definitions/delegatedAlternative"},"examples":[{"scope":"Files.Read","right":"file.read"}]},"application":{"type":["object","array"],"minItems":1,"items":{"$ref":"#/definitions/applicationAlternative"},"if":{"type":"object"},"then":{"$ref":"#/definitions/applicationAlternative"},"examples":[{"role":"Files.Read.All"}]},"anonymous":{"type":"string","minLength":1,"examples":["Liveness probe; carries no data."]}},"dependencies":{"anonymous":{"properties":{"delegated":{"not":{},"errorMessage":"an endpoint that is open to callers without a token needs no permission: remove one of the two"},"application":{"not":{},"errorMessage":"an endpoint that is open to callers without a token needs no permission: remove one of the two"}}}},"if":{"properties":{"delegated":false,"application":false}},"then":{"required":["anonymous"]},"examples":[{"delegated":{"scope":"Files.Read","right":"file.read"},"application":{"role":"Files.Read.All"}}]};
const schema29 = {"title":"delegated alternative","type":"object","additionalProperties":false,"properties":{"scope":{"$ref":"#/definitions/permissionValue","examples":["Files.Read"]},"allOf":{"type":"array","minItems":1,"items":{"$ref":"#/definitions/permissionValue"},"examples":[["Files.Read","User.Read"]]},"userRole":{"$ref":"#/definitions/permissionValue","examples":["Auditor"]},"authentication":{"$ref":"#/definitions/authentication","examples":[{"context":"c1"}]},"right":{"type":"string","minLength":1,"examples":["file.read"]},"because":{"type":"string","minLength":1,"examples":["The list of countries is the same for everybody."]},"accounts":{"type":"array","minItems":1,"items":{"enum":["work","personal"],"examples":["work"]},"examples":[["work"]]},"properties":{"$ref":"#/definitions/properties","examples":[["id","displayName"]]}},"dependencies":{"scope":{"properties":{"allOf":{"not":{},"errorMessage":"put every scope into `allOf`, or keep `scope` alone"}}}},"if":{"properties":{"scope":false,"allOf":false}},"then":{"required":["scope"]},"allOf":[{"if":{"properties":{"right":{"const":"none"}},"required":["right"]},"then":{"title":"delegated alternative","required":["because"],"errorMessage":"`right: none` lets every user in: add `because` with the reason"},"else":{"properties":{"because":{"not":{},"errorMessage":"`because` is the reason for `right: none`; remove it, or write a comment instead"}}}}],"examples":[{"scope":"Files.Read","right":"file.read"}]};
const schema33 = {"title":"authentication","type":"object","additionalProperties":false,"minProperties":1,"properties":{"context":{"type":"string","pattern":"^c[1-9][0-9]?$","patternErrorMessage":"write the id of an authentication context, from `c1` to `c99`","examples":["c1"]},"acr":{"type":"array","minItems":1,"items":{"type":"string","pattern":"^[!#-\\[\\]-~]+$","patternErrorMessage":"write one value of the `acr` claim: printable ASCII without spaces, quotes and backslashes","examples":["phr"]},"examples":[["phr","phrh"]]},"maxAge":{"type":"integer","minimum":1,"maximum":31536000,"patternErrorMessage":"write a number of seconds, from `1` to `31536000` (a year)","examples":[300]}},"dependencies":{"context":{"properties":{"acr":{"not":{},"errorMessage":"ask for a `context` of Entra or for `acr` values of another issuer, not for both"}}}},"examples":[{"context":"c1"}]};
const schema34 = {"type":"array","minItems":1,"items":{"type":"string","pattern":"^[A-Za-z_$@][A-Za-z0-9_.$@-]*$","patternErrorMessage":"write the name of a property: letters, digits and `_ . $ @ -`, such as `displayName`","examples":["displayName"]},"examples":[["id","displayName"]]};
const pattern5 = new RegExp("^c[1-9][0-9]?$", "u");
const pattern6 = new RegExp("^[!#-\\[\\]-~]+$", "u");
const pattern7 = new RegExp("^[A-Za-z_$@][A-Za-z0-9_.$@-]*$", "u");

function validate20(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
const _errs2 = errors;
let valid1 = true;
const _errs3 = errors;
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if(((data.right === undefined) || (!(func0.call(data, "right")))) && (missing0 = "right")){
const err0 = {};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
else {
if(data.right !== undefined && func0.call(data, "right")){
if("none" !== data.right){
const err1 = {};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
}
}
}
var _valid0 = _errs3 === errors;
errors = _errs2;
if(vErrors !== null){
if(_errs2){
vErrors.length = _errs2;
}
else {
vErrors = null;
}
}
let ifClause0;
if(_valid0){
const _errs5 = errors;
if(data && typeof data == "object" && !Array.isArray(data)){
if((data.because === undefined) || (!(func0.call(data, "because")))){
const err2 = {instancePath,schemaPath:"#/allOf/0/then/required",keyword:"required",params:{missingProperty: "because"},schema:schema29.allOf[0].then.required,parentSchema:schema29.allOf[0].then,data};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
}
var _valid0 = _errs5 === errors;
valid1 = _valid0;
ifClause0 = "then";
}
else {
const _errs6 = errors;
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.because !== undefined && func0.call(data, "because")){
const err3 = {instancePath:instancePath+"/because",schemaPath:"#/allOf/0/else/properties/because/not",keyword:"not",params:{},schema:schema29.allOf[0].else.properties.because.not,parentSchema:schema29.allOf[0].else.properties.because,data:data.because};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
}
var _valid0 = _errs6 === errors;
valid1 = _valid0;
ifClause0 = "else";
}
if(!valid1){
const err4 = {instancePath,schemaPath:"#/allOf/0/if",keyword:"if",params:{failingKeyword: ifClause0},schema:schema29.allOf[0].if,parentSchema:schema29.allOf[0],data};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
const _errs9 = errors;
let valid4 = true;
const _errs10 = errors;
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.scope !== undefined && func0.call(data, "scope")){
var valid5 = false;
const err5 = {};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
else {
var valid5 = true;
}
if(valid5){
if(data.allOf !== undefined && func0.call(data, "allOf")){
var valid5 = false;
const err6 = {};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
else {
var valid5 = true;
}
}
}
var _valid1 = _errs10 === errors;
errors = _errs9;
if(vErrors !== null){
if(_errs9){
vErrors.length = _errs9;
}
else {
vErrors = null;
}
}
if(_valid1){
const _errs11 = errors;
if(data && typeof data == "object" && !Array.isArray(data)){
if((data.scope === undefined) || (!(func0.call(data, "scope")))){
const err7 = {instancePath,schemaPath:"#/then/required",keyword:"required",params:{missingProperty: "scope"},schema:schema29.then.required,parentSchema:schema29.then,data};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
}
var _valid1 = _errs11 === errors;
valid4 = _valid1;
}
if(!valid4){
const err8 = {instancePath,schemaPath:"#/if",keyword:"if",params:{failingKeyword: "then"},schema:schema29.if,parentSchema:schema29,data};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
if(data && typeof data == "object" && !Array.isArray(data)){
for(const key0 of Object.keys(data)){
if(!((((((((key0 === "scope") || (key0 === "allOf")) || (key0 === "userRole")) || (key0 === "authentication")) || (key0 === "right")) || (key0 === "because")) || (key0 === "accounts")) || (key0 === "properties"))){
const err9 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},schema:false,parentSchema:schema29,data};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
}
if(data.scope !== undefined && func0.call(data, "scope")){
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.allOf !== undefined && func0.call(data, "allOf")){
const err10 = {instancePath:instancePath+"/allOf",schemaPath:"#/dependencies/scope/properties/allOf/not",keyword:"not",params:{},schema:schema29.dependencies.scope.properties.allOf.not,parentSchema:schema29.dependencies.scope.properties.allOf,data:data.allOf};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
}
}
}
if(data.scope !== undefined && func0.call(data, "scope")){
let data5 = data.scope;
if(typeof data5 === "string"){
if(func50(data5) < 1){
const err11 = {instancePath:instancePath+"/scope",schemaPath:"#/definitions/permissionValue/minLength",keyword:"minLength",params:{limit: 1},schema:1,parentSchema:schema14,data:data5};
if(vErrors === null){
vErrors = [err11];
}
else {
vErrors.push(err11);
}
errors++;
}
}
else {
const err12 = {instancePath:instancePath+"/scope",schemaPath:"#/definitions/permissionValue/type",keyword:"type",params:{type: "string"},schema:schema14.type,parentSchema:schema14,data:data5};
if(vErrors === null){
vErrors = [err12];
}
else {
vErrors.push(err12);
}
errors++;
}
}
if(data.allOf !== undefined && func0.call(data, "allOf")){
let data6 = data.allOf;
if(Array.isArray(data6)){
if(data6.length < 1){
const err13 = {instancePath:instancePath+"/allOf",schemaPath:"#/properties/allOf/minItems",keyword:"minItems",params:{limit: 1},schema:1,parentSchema:schema29.properties.allOf,data:data6};
if(vErrors === null){
vErrors = [err13];
}
else {
vErrors.push(err13);
}
errors++;
}
const len0 = data6.length;
for(let i0=0; i0<len0; i0++){
let data7 = data6[i0];
if(typeof data7 === "string"){
if(func50(data7) < 1){
const err14 = {instancePath:instancePath+"/allOf/" + i0,schemaPath:"#/definitions/permissionValue/minLength",keyword:"minLength",params:{limit: 1},schema:1,parentSchema:schema14,data:data7};
if(vErrors === null){
vErrors = [err14];
}
else {
vErrors.push(err14);
}
errors++;
}
}
else {
const err15 = {instancePath:instancePath+"/allOf/" + i0,schemaPath:"#/definitions/permissionValue/type",keyword:"type",params:{type: "string"},schema:schema14.type,parentSchema:schema14,data:data7};
if(vErrors === null){
vErrors = [err15];
}
else {
vErrors.push(err15);
}
errors++;
}
}
}
else {
const err16 = {instancePath:instancePath+"/allOf",schemaPath:"#/properties/allOf/type",keyword:"type",params:{type: "array"},schema:schema29.properties.allOf.type,parentSchema:schema29.properties.allOf,data:data6};
if(vErrors === null){
vErrors = [err16];
}
else {
vErrors.push(err16);
}
errors++;
}
}
if(data.userRole !== undefined && func0.call(data, "userRole")){
let data8 = data.userRole;
if(typeof data8 === "string"){
if(func50(data8) < 1){
const err17 = {instancePath:instancePath+"/userRole",schemaPath:"#/definitions/permissionValue/minLength",keyword:"minLength",params:{limit: 1},schema:1,parentSchema:schema14,data:data8};
if(vErrors === null){
vErrors = [err17];
}
else {
vErrors.push(err17);
}
errors++;
}
}
else {
const err18 = {instancePath:instancePath+"/userRole",schemaPath:"#/definitions/permissionValue/type",keyword:"type",params:{type: "string"},schema:schema14.type,parentSchema:schema14,data:data8};
if(vErrors === null){
vErrors = [err18];
}
else {
vErrors.push(err18);
}
errors++;
}
}
if(data.authentication !== undefined && func0.call(data, "authentication")){
let data9 = data.authentication;
if(data9 && typeof data9 == "object" && !Array.isArray(data9)){
if(Object.keys(data9).length < 1){
const err19 = {instancePath:instancePath+"/authentication",schemaPath:"#/definitions/authentication/minProperties",keyword:"minProperties",params:{limit: 1},schema:1,parentSchema:schema33,data:data9};
if(vErrors === null){
vErrors = [err19];
}
else {
vErrors.push(err19);
}
errors++;
}
for(const key1 of Object.keys(data9)){
if(!(((key1 === "context") || (key1 === "acr")) || (key1 === "maxAge"))){
const err20 = {instancePath:instancePath+"/authentication",schemaPath:"#/definitions/authentication/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key1},schema:false,parentSchema:schema33,data:data9};
if(vErrors === null){
vErrors = [err20];
}
else {
vErrors.push(err20);
}
errors++;
}
}
if(data9.context !== undefined && func0.call(data9, "context")){
if(data9 && typeof data9 == "object" && !Array.isArray(data9)){
if(data9.acr !== undefined && func0.call(data9, "acr")){
const err21 = {instancePath:instancePath+"/authentication/acr",schemaPath:"#/definitions/authentication/dependencies/context/properties/acr/not",keyword:"not",params:{},schema:schema33.dependencies.context.properties.acr.not,parentSchema:schema33.dependencies.context.properties.acr,data:data9.acr};
if(vErrors === null){
vErrors = [err21];
}
else {
vErrors.push(err21);
}
errors++;
}
}
}
if(data9.context !== undefined && func0.call(data9, "context")){
let data11 = data9.context;
if(typeof data11 === "string"){
if(!pattern5.test(data11)){
const err22 = {instancePath:instancePath+"/authentication/context",schemaPath:"#/definitions/authentication/properties/context/pattern",keyword:"pattern",params:{pattern: "^c[1-9][0-9]?$"},schema:"^c[1-9][0-9]?$",parentSchema:schema33.properties.context,data:data11};
if(vErrors === null){
vErrors = [err22];
}
else {
vErrors.push(err22);
}
errors++;
}
}
else {
const err23 = {instancePath:instancePath+"/authentication/context",schemaPath:"#/definitions/authentication/properties/context/type",keyword:"type",params:{type: "string"},schema:schema33.properties.context.type,parentSchema:schema33.properties.context,data:data11};
if(vErrors === null){
vErrors = [err23];
}
else {
vErrors.push(err23);
}
errors++;
}
}
if(data9.acr !== undefined && func0.call(data9, "acr")){
let data12 = data9.acr;
if(Array.isArray(data12)){
if(data12.length < 1){
const err24 = {instancePath:instancePath+"/authentication/acr",schemaPath:"#/definitions/authentication/properties/acr/minItems",keyword:"minItems",params:{limit: 1},schema:1,parentSchema:schema33.properties.acr,data:data12};
if(vErrors === null){
vErrors = [err24];
}
else {
vErrors.push(err24);
}
errors++;
}
const len1 = data12.length;
for(let i1=0; i1<len1; i1++){
let data13 = data12[i1];
if(typeof data13 === "string"){
if(!pattern6.test(data13)){
const err25 = {instancePath:instancePath+"/authentication/acr/" + i1,schemaPath:"#/definitions/authentication/properties/acr/items/pattern",keyword:"pattern",params:{pattern: "^[!#-\\[\\]-~]+$"},schema:"^[!#-\\[\\]-~]+$",parentSchema:schema33.properties.acr.items,data:data13};
if(vErrors === null){
vErrors = [err25];
}
else {
vErrors.push(err25);
}
errors++;
}
}
else {
const err26 = {instancePath:instancePath+"/authentication/acr/" + i1,schemaPath:"#/definitions/authentication/properties/acr/items/type",keyword:"type",params:{type: "string"},schema:schema33.properties.acr.items.type,parentSchema:schema33.properties.acr.items,data:data13};
if(vErrors === null){
vErrors = [err26];
}
else {
vErrors.push(err26);
}
errors++;
}
}
}
else {
const err27 = {instancePath:instancePath+"/authentication/acr",schemaPath:"#/definitions/authentication/properties/acr/type",keyword:"type",params:{type: "array"},schema:schema33.properties.acr.type,parentSchema:schema33.properties.acr,data:data12};
if(vErrors === null){
vErrors = [err27];
}
else {
vErrors.push(err27);
}
errors++;
}
}
if(data9.maxAge !== undefined && func0.call(data9, "maxAge")){
let data14 = data9.maxAge;
if(!(((typeof data14 == "number") && (!(data14 % 1) && !isNaN(data14))) && (isFinite(data14)))){
const err28 = {instancePath:instancePath+"/authentication/maxAge",schemaPath:"#/definitions/authentication/properties/maxAge/type",keyword:"type",params:{type: "integer"},schema:schema33.properties.maxAge.type,parentSchema:schema33.properties.maxAge,data:data14};
if(vErrors === null){
vErrors = [err28];
}
else {
vErrors.push(err28);
}
errors++;
}
if((typeof data14 == "number") && (isFinite(data14))){
if(data14 > 31536000 || isNaN(data14)){
const err29 = {instancePath:instancePath+"/authentication/maxAge",schemaPath:"#/definitions/authentication/properties/maxAge/maximum",keyword:"maximum",params:{comparison: "<=", limit: 31536000},schema:31536000,parentSchema:schema33.properties.maxAge,data:data14};
if(vErrors === null){
vErrors = [err29];
}
else {
vErrors.push(err29);
}
errors++;
}
if(data14 < 1 || isNaN(data14)){
const err30 = {instancePath:instancePath+"/authentication/maxAge",schemaPath:"#/definitions/authentication/properties/maxAge/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},schema:1,parentSchema:schema33.properties.maxAge,data:data14};
if(vErrors === null){
vErrors = [err30];
}
else {
vErrors.push(err30);
}
errors++;
}
}
}
}
else {
const err31 = {instancePath:instancePath+"/authentication",schemaPath:"#/definitions/authentication/type",keyword:"type",params:{type: "object"},schema:schema33.type,parentSchema:schema33,data:data9};
if(vErrors === null){
vErrors = [err31];
}
else {
vErrors.push(err31);
}
errors++;
}
}
if(data.right !== undefined && func0.call(data, "right")){
let data15 = data.right;
if(typeof data15 === "string"){
if(func50(data15) < 1){
const err32 = {instancePath:instancePath+"/right",schemaPath:"#/properties/right/minLength",keyword:"minLength",params:{limit: 1},schema:1,parentSchema:schema29.properties.right,data:data15};
if(vErrors === null){
vErrors = [err32];
}
else {
vErrors.push(err32);
}
errors++;
}
}
else {
const err33 = {instancePath:instancePath+"/right",schemaPath:"#/properties/right/type",keyword:"type",params:{type: "string"},schema:schema29.properties.right.type,parentSchema:schema29.properties.right,data:data15};
if(vErrors === null){
vErrors = [err33];
}
else {
vErrors.push(err33);
}
errors++;
}
}
if(data.because !== undefined && func0.call(data, "because")){
let data16 = data.because;
if(typeof data16 === "string"){
if(func50(data16) < 1){
const err34 = {instancePath:instancePath+"/because",schemaPath:"#/properties/because/minLength",keyword:"minLength",params:{limit: 1},schema:1,parentSchema:schema29.properties.because,data:data16};
if(vErrors === null){
vErrors = [err34];
}
else {
vErrors.push(err34);
}
errors++;
}
}
else {
const err35 = {instancePath:instancePath+"/because",schemaPath:"#/properties/because/type",keyword:"type",params:{type: "string"},schema:schema29.properties.because.type,parentSchema:schema29.properties.because,data:data16};
if(vErrors === null){
vErrors = [err35];
}
else {
vErrors.push(err35);
}
errors++;
}
}
if(data.accounts !== undefined && func0.call(data, "accounts")){
let data17 = data.accounts;
if(Array.isArray(data17)){
if(data17.length < 1){
const err36 = {instancePath:instancePath+"/accounts",schemaPath:"#/properties/accounts/minItems",keyword:"minItems",params:{limit: 1},schema:1,parentSchema:schema29.properties.accounts,data:data17};
if(vErrors === null){
vErrors = [err36];
}
else {
vErrors.push(err36);
}
errors++;
}
const len2 = data17.length;
for(let i2=0; i2<len2; i2++){
let data18 = data17[i2];
if(!((data18 === "work") || (data18 === "personal"))){
const err37 = {instancePath:instancePath+"/accounts/" + i2,schemaPath:"#/properties/accounts/items/enum",keyword:"enum",params:{allowedValues: schema29.properties.accounts.items.enum},schema:schema29.properties.accounts.items.enum,parentSchema:schema29.properties.accounts.items,data:data18};
if(vErrors === null){
vErrors = [err37];
}
else {
vErrors.push(err37);
}
errors++;
}
}
}
else {
const err38 = {instancePath:instancePath+"/accounts",schemaPath:"#/properties/accounts/type",keyword:"type",params:{type: "array"},schema:schema29.properties.accounts.type,parentSchema:schema29.properties.accounts,data:data17};
if(vErrors === null){
vErrors = [err38];
}
else {
vErrors.push(err38);
}
errors++;
}
}
if(data.properties !== undefined && func0.call(data, "properties")){
let data19 = data.properties;
if(Array.isArray(data19)){
if(data19.length < 1){
const err39 = {instancePath:instancePath+"/properties",schemaPath:"#/definitions/properties/minItems",keyword:"minItems",params:{limit: 1},schema:1,parentSchema:schema34,data:data19};
if(vErrors === null){
vErrors = [err39];
}
else {
vErrors.push(err39);
}
errors++;
}
const len3 = data19.length;
for(let i3=0; i3<len3; i3++){
let data20 = data19[i3];
if(typeof data20 === "string"){
if(!pattern7.test(data20)){
const err40 = {instancePath:instancePath+"/properties/" + i3,schemaPath:"#/definitions/properties/items/pattern",keyword:"pattern",params:{pattern: "^[A-Za-z_$@][A-Za-z0-9_.$@-]*$"},schema:"^[A-Za-z_$@][A-Za-z0-9_.$@-]*$",parentSchema:schema34.items,data:data20};
if(vErrors === null){
vErrors = [err40];
}
else {
vErrors.push(err40);
}
errors++;
}
}
else {
const err41 = {instancePath:instancePath+"/properties/" + i3,schemaPath:"#/definitions/properties/items/type",keyword:"type",params:{type: "string"},schema:schema34.items.type,parentSchema:schema34.items,data:data20};
if(vErrors === null){
vErrors = [err41];
}
else {
vErrors.push(err41);
}
errors++;
}
}
}
else {
const err42 = {instancePath:instancePath+"/properties",schemaPath:"#/definitions/properties/type",keyword:"type",params:{type: "array"},schema:schema34.type,parentSchema:schema34,data:data19};
if(vErrors === null){
vErrors = [err42];
}
else {
vErrors.push(err42);
}
errors++;
}
}
}
else {
const err43 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},schema:schema29.type,parentSchema:schema29,data};
if(vErrors === null){
vErrors = [err43];
}
else {
vErrors.push(err43);
}
errors++;
}
validate20.errors = vErrors;
return errors === 0;
}

const schema35 = {"title":"application alternative","type":"object","additionalProperties":false,"properties":{"role":{"$ref":"#/definitions/permissionValue","examples":["Files.Read.All"]},"allOf":{"type":"array","minItems":1,"items":{"$ref":"#/definitions/permissionValue"},"examples":[["Files.Read.All","User.Read.All"]]},"right":{"type":"string","minLength":1,"not":{"enum":["self","none"]},"errorMessage":"`self` and `none` speak about a signed-in user: name a right, or leave `right` out","examples":["application.owned"]},"properties":{"$ref":"#/definitions/properties","examples":[["id","displayName"]]}},"dependencies":{"role":{"properties":{"allOf":{"not":{},"errorMessage":"put every role into `allOf`, or keep `role` alone"}}}},"if":{"properties":{"role":false,"allOf":false}},"then":{"required":["role"]},"examples":[{"role":"Files.Read.All"}]};

function validate23(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
const _errs1 = errors;
let valid0 = true;
const _errs2 = errors;
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.role !== undefined && func0.call(data, "role")){
var valid1 = false;
const err0 = {};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
else {
var valid1 = true;
}
if(valid1){
if(data.allOf !== undefined && func0.call(data, "allOf")){
var valid1 = false;
const err1 = {};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
else {
var valid1 = true;
}
}
}
var _valid0 = _errs2 === errors;
errors = _errs1;
if(vErrors !== null){
if(_errs1){
vErrors.length = _errs1;
}
else {
vErrors = null;
}
}
if(_valid0){
const _errs3 = errors;
if(data && typeof data == "object" && !Array.isArray(data)){
if((data.role === undefined) || (!(func0.call(data, "role")))){
const err2 = {instancePath,schemaPath:"#/then/required",keyword:"required",params:{missingProperty: "role"},schema:schema35.then.required,parentSchema:schema35.then,data};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
}
var _valid0 = _errs3 === errors;
valid0 = _valid0;
}
if(!valid0){
const err3 = {instancePath,schemaPath:"#/if",keyword:"if",params:{failingKeyword: "then"},schema:schema35.if,parentSchema:schema35,data};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
if(data && typeof data == "object" && !Array.isArray(data)){
for(const key0 of Object.keys(data)){
if(!((((key0 === "role") || (key0 === "allOf")) || (key0 === "right")) || (key0 === "properties"))){
const err4 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},schema:false,parentSchema:schema35,data};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
}
if(data.role !== undefined && func0.call(data, "role")){
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.allOf !== undefined && func0.call(data, "allOf")){
const err5 = {instancePath:instancePath+"/allOf",schemaPath:"#/dependencies/role/properties/allOf/not",keyword:"not",params:{},schema:schema35.dependencies.role.properties.allOf.not,parentSchema:schema35.dependencies.role.properties.allOf,data:data.allOf};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
}
}
if(data.role !== undefined && func0.call(data, "role")){
let data3 = data.role;
if(typeof data3 === "string"){
if(func50(data3) < 1){
const err6 = {instancePath:instancePath+"/role",schemaPath:"#/definitions/permissionValue/minLength",keyword:"minLength",params:{limit: 1},schema:1,parentSchema:schema14,data:data3};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
}
else {
const err7 = {instancePath:instancePath+"/role",schemaPath:"#/definitions/permissionValue/type",keyword:"type",params:{type: "string"},schema:schema14.type,parentSchema:schema14,data:data3};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
}
if(data.allOf !== undefined && func0.call(data, "allOf")){
let data4 = data.allOf;
if(Array.isArray(data4)){
if(data4.length < 1){
const err8 = {instancePath:instancePath+"/allOf",schemaPath:"#/properties/allOf/minItems",keyword:"minItems",params:{limit: 1},schema:1,parentSchema:schema35.properties.allOf,data:data4};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
const len0 = data4.length;
for(let i0=0; i0<len0; i0++){
let data5 = data4[i0];
if(typeof data5 === "string"){
if(func50(data5) < 1){
const err9 = {instancePath:instancePath+"/allOf/" + i0,schemaPath:"#/definitions/permissionValue/minLength",keyword:"minLength",params:{limit: 1},schema:1,parentSchema:schema14,data:data5};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
}
else {
const err10 = {instancePath:instancePath+"/allOf/" + i0,schemaPath:"#/definitions/permissionValue/type",keyword:"type",params:{type: "string"},schema:schema14.type,parentSchema:schema14,data:data5};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
}
}
}
else {
const err11 = {instancePath:instancePath+"/allOf",schemaPath:"#/properties/allOf/type",keyword:"type",params:{type: "array"},schema:schema35.properties.allOf.type,parentSchema:schema35.properties.allOf,data:data4};
if(vErrors === null){
vErrors = [err11];
}
else {
vErrors.push(err11);
}
errors++;
}
}
if(data.right !== undefined && func0.call(data, "right")){
let data6 = data.right;
const _errs18 = errors;
const _errs19 = errors;
if(!((data6 === "self") || (data6 === "none"))){
const err12 = {};
if(vErrors === null){
vErrors = [err12];
}
else {
vErrors.push(err12);
}
errors++;
}
var valid9 = _errs19 === errors;
if(valid9){
const err13 = {instancePath:instancePath+"/right",schemaPath:"#/properties/right/not",keyword:"not",params:{},schema:schema35.properties.right.not,parentSchema:schema35.properties.right,data:data6};
if(vErrors === null){
vErrors = [err13];
}
else {
vErrors.push(err13);
}
errors++;
}
else {
errors = _errs18;
if(vErrors !== null){
if(_errs18){
vErrors.length = _errs18;
}
else {
vErrors = null;
}
}
}
if(typeof data6 === "string"){
if(func50(data6) < 1){
const err14 = {instancePath:instancePath+"/right",schemaPath:"#/properties/right/minLength",keyword:"minLength",params:{limit: 1},schema:1,parentSchema:schema35.properties.right,data:data6};
if(vErrors === null){
vErrors = [err14];
}
else {
vErrors.push(err14);
}
errors++;
}
}
else {
const err15 = {instancePath:instancePath+"/right",schemaPath:"#/properties/right/type",keyword:"type",params:{type: "string"},schema:schema35.properties.right.type,parentSchema:schema35.properties.right,data:data6};
if(vErrors === null){
vErrors = [err15];
}
else {
vErrors.push(err15);
}
errors++;
}
}
if(data.properties !== undefined && func0.call(data, "properties")){
let data7 = data.properties;
if(Array.isArray(data7)){
if(data7.length < 1){
const err16 = {instancePath:instancePath+"/properties",schemaPath:"#/definitions/properties/minItems",keyword:"minItems",params:{limit: 1},schema:1,parentSchema:schema34,data:data7};
if(vErrors === null){
vErrors = [err16];
}
else {
vErrors.push(err16);
}
errors++;
}
const len1 = data7.length;
for(let i1=0; i1<len1; i1++){
let data8 = data7[i1];
if(typeof data8 === "string"){
if(!pattern7.test(data8)){
const err17 = {instancePath:instancePath+"/properties/" + i1,schemaPath:"#/definitions/properties/items/pattern",keyword:"pattern",params:{pattern: "^[A-Za-z_$@][A-Za-z0-9_.$@-]*$"},schema:"^[A-Za-z_$@][A-Za-z0-9_.$@-]*$",parentSchema:schema34.items,data:data8};
if(vErrors === null){
vErrors = [err17];
}
else {
vErrors.push(err17);
}
errors++;
}
}
else {
const err18 = {instancePath:instancePath+"/properties/" + i1,schemaPath:"#/definitions/properties/items/type",keyword:"type",params:{type: "string"},schema:schema34.items.type,parentSchema:schema34.items,data:data8};
if(vErrors === null){
vErrors = [err18];
}
else {
vErrors.push(err18);
}
errors++;
}
}
}
else {
const err19 = {instancePath:instancePath+"/properties",schemaPath:"#/definitions/properties/type",keyword:"type",params:{type: "array"},schema:schema34.type,parentSchema:schema34,data:data7};
if(vErrors === null){
vErrors = [err19];
}
else {
vErrors.push(err19);
}
errors++;
}
}
}
else {
const err20 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},schema:schema35.type,parentSchema:schema35,data};
if(vErrors === null){
vErrors = [err20];
}
else {
vErrors.push(err20);
}
errors++;
}
validate23.errors = vErrors;
return errors === 0;
}


function validate19(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
const _errs1 = errors;
let valid0 = true;
const _errs2 = errors;
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.delegated !== undefined && func0.call(data, "delegated")){
var valid1 = false;
const err0 = {};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
else {
var valid1 = true;
}
if(valid1){
if(data.application !== undefined && func0.call(data, "application")){
var valid1 = false;
const err1 = {};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
else {
var valid1 = true;
}
}
}
var _valid0 = _errs2 === errors;
errors = _errs1;
if(vErrors !== null){
if(_errs1){
vErrors.length = _errs1;
}
else {
vErrors = null;
}
}
if(_valid0){
const _errs3 = errors;
if(data && typeof data == "object" && !Array.isArray(data)){
if((data.anonymous === undefined) || (!(func0.call(data, "anonymous")))){
const err2 = {instancePath,schemaPath:"#/then/required",keyword:"required",params:{missingProperty: "anonymous"},schema:schema28.then.required,parentSchema:schema28.then,data};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
}
var _valid0 = _errs3 === errors;
valid0 = _valid0;
}
if(!valid0){
const err3 = {instancePath,schemaPath:"#/if",keyword:"if",params:{failingKeyword: "then"},schema:schema28.if,parentSchema:schema28,data};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
if(data && typeof data == "object" && !Array.isArray(data)){
for(const key0 of Object.keys(data)){
if(!((((key0 === "description") || (key0 === "delegated")) || (key0 === "application")) || (key0 === "anonymous"))){
const err4 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},schema:false,parentSchema:schema28,data};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
}
if(data.anonymous !== undefined && func0.call(data, "anonymous")){
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.delegated !== undefined && func0.call(data, "delegated")){
const err5 = {instancePath:instancePath+"/delegated",schemaPath:"#/dependencies/anonymous/properties/delegated/not",keyword:"not",params:{},schema:schema28.dependencies.anonymous.properties.delegated.not,parentSchema:schema28.dependencies.anonymous.properties.delegated,data:data.delegated};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
if(data.application !== undefined && func0.call(data, "application")){
const err6 = {instancePath:instancePath+"/application",schemaPath:"#/dependencies/anonymous/properties/application/not",keyword:"not",params:{},schema:schema28.dependencies.anonymous.properties.application.not,parentSchema:schema28.dependencies.anonymous.properties.application,data:data.application};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
}
}
if(data.description !== undefined && func0.call(data, "description")){
let data4 = data.description;
if(typeof data4 !== "string"){
const err7 = {instancePath:instancePath+"/description",schemaPath:"#/properties/description/type",keyword:"type",params:{type: "string"},schema:schema28.properties.description.type,parentSchema:schema28.properties.description,data:data4};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
}
if(data.delegated !== undefined && func0.call(data, "delegated")){
let data5 = data.delegated;
if(!data5 || typeof data5 != "object"){
const err8 = {instancePath:instancePath+"/delegated",schemaPath:"#/properties/delegated/type",keyword:"type",params:{type: schema28.properties.delegated.type},schema:schema28.properties.delegated.type,parentSchema:schema28.properties.delegated,data:data5};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
const _errs14 = errors;
let valid5 = true;
const _errs15 = errors;
if(!(data5 && typeof data5 == "object" && !Array.isArray(data5))){
const err9 = {};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
var _valid1 = _errs15 === errors;
errors = _errs14;
if(vErrors !== null){
if(_errs14){
vErrors.length = _errs14;
}
else {
vErrors = null;
}
}
if(_valid1){
const _errs17 = errors;
if(!(validate20(data5, {instancePath:instancePath+"/delegated",parentData:data,parentDataProperty:"delegated",rootData}))){
vErrors = vErrors === null ? validate20.errors : vErrors.concat(validate20.errors);
errors = vErrors.length;
}
var _valid1 = _errs17 === errors;
valid5 = _valid1;
}
if(!valid5){
const err10 = {instancePath:instancePath+"/delegated",schemaPath:"#/properties/delegated/if",keyword:"if",params:{failingKeyword: "then"},schema:schema28.properties.delegated.if,parentSchema:schema28.properties.delegated,data:data5};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
}
if(Array.isArray(data5)){
if(data5.length < 1){
const err11 = {instancePath:instancePath+"/delegated",schemaPath:"#/properties/delegated/minItems",keyword:"minItems",params:{limit: 1},schema:1,parentSchema:schema28.properties.delegated,data:data5};
if(vErrors === null){
vErrors = [err11];
}
else {
vErrors.push(err11);
}
errors++;
}
const len0 = data5.length;
for(let i0=0; i0<len0; i0++){
if(!(validate20(data5[i0], {instancePath:instancePath+"/delegated/" + i0,parentData:data5,parentDataProperty:i0,rootData}))){
vErrors = vErrors === null ? validate20.errors : vErrors.concat(validate20.errors);
errors = vErrors.length;
}
}
}
}
if(data.application !== undefined && func0.call(data, "application")){
let data7 = data.application;
if(!data7 || typeof data7 != "object"){
const err12 = {instancePath:instancePath+"/application",schemaPath:"#/properties/application/type",keyword:"type",params:{type: schema28.properties.application.type},schema:schema28.properties.application.type,parentSchema:schema28.properties.application,data:data7};
if(vErrors === null){
vErrors = [err12];
}
else {
vErrors.push(err12);
}
errors++;
}
const _errs21 = errors;
let valid8 = true;
const _errs22 = errors;
if(!(data7 && typeof data7 == "object" && !Array.isArray(data7))){
const err13 = {};
if(vErrors === null){
vErrors = [err13];
}
else {
vErrors.push(err13);
}
errors++;
}
var _valid2 = _errs22 === errors;
errors = _errs21;
if(vErrors !== null){
if(_errs21){
vErrors.length = _errs21;
}
else {
vErrors = null;
}
}
if(_valid2){
const _errs24 = errors;
if(!(validate23(data7, {instancePath:instancePath+"/application",parentData:data,parentDataProperty:"application",rootData}))){
vErrors = vErrors === null ? validate23.errors : vErrors.concat(validate23.errors);
errors = vErrors.length;
}
var _valid2 = _errs24 === errors;
valid8 = _valid2;
}
if(!valid8){
const err14 = {instancePath:instancePath+"/application",schemaPath:"#/properties/application/if",keyword:"if",params:{failingKeyword: "then"},schema:schema28.properties.application.if,parentSchema:schema28.properties.application,data:data7};
if(vErrors === null){
vErrors = [err14];
}
else {
vErrors.push(err14);
}
errors++;
}
if(Array.isArray(data7)){
if(data7.length < 1){
const err15 = {instancePath:instancePath+"/application",schemaPath:"#/properties/application/minItems",keyword:"minItems",params:{limit: 1},schema:1,parentSchema:schema28.properties.application,data:data7};
if(vErrors === null){
vErrors = [err15];
}
else {
vErrors.push(err15);
}
errors++;
}
const len1 = data7.length;
for(let i1=0; i1<len1; i1++){
if(!(validate23(data7[i1], {instancePath:instancePath+"/application/" + i1,parentData:data7,parentDataProperty:i1,rootData}))){
vErrors = vErrors === null ? validate23.errors : vErrors.concat(validate23.errors);
errors = vErrors.length;
}
}
}
}
if(data.anonymous !== undefined && func0.call(data, "anonymous")){
let data9 = data.anonymous;
if(typeof data9 === "string"){
if(func50(data9) < 1){
const err16 = {instancePath:instancePath+"/anonymous",schemaPath:"#/properties/anonymous/minLength",keyword:"minLength",params:{limit: 1},schema:1,parentSchema:schema28.properties.anonymous,data:data9};
if(vErrors === null){
vErrors = [err16];
}
else {
vErrors.push(err16);
}
errors++;
}
}
else {
const err17 = {instancePath:instancePath+"/anonymous",schemaPath:"#/properties/anonymous/type",keyword:"type",params:{type: "string"},schema:schema28.properties.anonymous.type,parentSchema:schema28.properties.anonymous,data:data9};
if(vErrors === null){
vErrors = [err17];
}
else {
vErrors.push(err17);
}
errors++;
}
}
}
else {
const err18 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},schema:schema28.type,parentSchema:schema28,data};
if(vErrors === null){
vErrors = [err18];
}
else {
vErrors.push(err18);
}
errors++;
}
validate19.errors = vErrors;
return errors === 0;
}

const schema40 = {"title":"client","type":"object","required":["appId","scopes"],"additionalProperties":false,"properties":{"appId":{"$ref":"#/definitions/guid","examples":["3f2504e0-4f89-41d3-9a0c-0305e82c3301"]},"scopes":{"type":"array","minItems":1,"items":{"$ref":"#/definitions/permissionValue"},"examples":[["Files.Read"]]}},"examples":[{"appId":"3f2504e0-4f89-41d3-9a0c-0305e82c3301","scopes":["Files.Read"]}]};

function validate27(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
if((data.appId === undefined) || (!(func0.call(data, "appId")))){
const err0 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "appId"},schema:schema40.required,parentSchema:schema40,data};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
if((data.scopes === undefined) || (!(func0.call(data, "scopes")))){
const err1 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "scopes"},schema:schema40.required,parentSchema:schema40,data};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
for(const key0 of Object.keys(data)){
if(!((key0 === "appId") || (key0 === "scopes"))){
const err2 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},schema:false,parentSchema:schema40,data};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
}
if(data.appId !== undefined && func0.call(data, "appId")){
let data0 = data.appId;
if(typeof data0 === "string"){
if(!pattern1.test(data0)){
const err3 = {instancePath:instancePath+"/appId",schemaPath:"#/definitions/guid/pattern",keyword:"pattern",params:{pattern: "^[0-9A-Fa-f]{8}-[0-9A-Fa-f]{4}-[0-9A-Fa-f]{4}-[0-9A-Fa-f]{4}-[0-9A-Fa-f]{12}$"},schema:"^[0-9A-Fa-f]{8}-[0-9A-Fa-f]{4}-[0-9A-Fa-f]{4}-[0-9A-Fa-f]{4}-[0-9A-Fa-f]{12}$",parentSchema:schema13,data:data0};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
}
else {
const err4 = {instancePath:instancePath+"/appId",schemaPath:"#/definitions/guid/type",keyword:"type",params:{type: "string"},schema:schema13.type,parentSchema:schema13,data:data0};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
}
if(data.scopes !== undefined && func0.call(data, "scopes")){
let data1 = data.scopes;
if(Array.isArray(data1)){
if(data1.length < 1){
const err5 = {instancePath:instancePath+"/scopes",schemaPath:"#/properties/scopes/minItems",keyword:"minItems",params:{limit: 1},schema:1,parentSchema:schema40.properties.scopes,data:data1};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
const len0 = data1.length;
for(let i0=0; i0<len0; i0++){
let data2 = data1[i0];
if(typeof data2 === "string"){
if(func50(data2) < 1){
const err6 = {instancePath:instancePath+"/scopes/" + i0,schemaPath:"#/definitions/permissionValue/minLength",keyword:"minLength",params:{limit: 1},schema:1,parentSchema:schema14,data:data2};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
}
else {
const err7 = {instancePath:instancePath+"/scopes/" + i0,schemaPath:"#/definitions/permissionValue/type",keyword:"type",params:{type: "string"},schema:schema14.type,parentSchema:schema14,data:data2};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
}
}
else {
const err8 = {instancePath:instancePath+"/scopes",schemaPath:"#/properties/scopes/type",keyword:"type",params:{type: "array"},schema:schema40.properties.scopes.type,parentSchema:schema40.properties.scopes,data:data1};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
}
}
else {
const err9 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},schema:schema40.type,parentSchema:schema40,data};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
validate27.errors = vErrors;
return errors === 0;
}

const schema44 = {"title":"request","type":"object","additionalProperties":false,"properties":{"appId":{"$ref":"#/definitions/guid","examples":["00000003-0000-0000-c000-000000000000"]},"description":{"type":"string","minLength":1,"examples":["Shows the signed-in user their unread mail."]},"delegated":{"$ref":"#/definitions/delegatedRequest","examples":[{"calls":["GET /me/messages"]}]},"application":{"$ref":"#/definitions/applicationRequest","examples":[{"calls":["GET /users"]}]},"permissions":{"type":"array","minItems":1,"items":{"$ref":"#/definitions/requestedPermission"},"examples":[[{"scope":"User.Read","id":"e1fe6dd8-ba31-4d61-89e7-88639da4683d"}]]}},"if":{"properties":{"delegated":false,"application":false,"permissions":false}},"then":{"required":["delegated"]},"allOf":[{"if":{"properties":{"permissions":false}},"else":{"title":"request","required":["appId"],"errorMessage":"add `appId`, the application (client) id of the API that gave the permissions their ids"}}],"examples":[{"delegated":{"calls":["GET /me/messages","POST /me/sendMail"]}}]};
const schema46 = {"title":"delegated request","type":"object","additionalProperties":false,"properties":{"calls":{"$ref":"#/definitions/requestedCalls","examples":[["GET /me/messages","POST /me/sendMail"]]},"permissions":{"$ref":"#/definitions/requestedValues","examples":[["Mail.Read"]]},"accounts":{"type":"array","minItems":1,"items":{"enum":["work","personal"],"examples":["work"]},"examples":[["work"]]},"dynamic":{"$ref":"#/definitions/requestedValues","examples":[["Mail.Send"]]}},"if":{"properties":{"calls":false,"permissions":false}},"then":{"required":["calls"]},"examples":[{"calls":["GET /me/messages","POST /me/sendMail"],"dynamic":["Mail.Send"]}]};
const schema47 = {"type":"array","minItems":1,"items":{"type":"string","pattern":"^(GET|HEAD|POST|PUT|PATCH|DELETE|OPTIONS) [^\\s].*$","patternErrorMessage":"write a method in capitals and a path, such as `GET /me/messages`","examples":["GET /me/messages"]},"examples":[["GET /users/{id}"]]};
const schema48 = {"type":"array","minItems":1,"items":{"type":"string","minLength":1,"examples":["Mail.Read"]},"examples":[["Mail.Read"]]};
const pattern11 = new RegExp("^(GET|HEAD|POST|PUT|PATCH|DELETE|OPTIONS) [^\\s].*$", "u");

function validate30(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
const _errs1 = errors;
let valid0 = true;
const _errs2 = errors;
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.calls !== undefined && func0.call(data, "calls")){
var valid1 = false;
const err0 = {};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
else {
var valid1 = true;
}
if(valid1){
if(data.permissions !== undefined && func0.call(data, "permissions")){
var valid1 = false;
const err1 = {};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
else {
var valid1 = true;
}
}
}
var _valid0 = _errs2 === errors;
errors = _errs1;
if(vErrors !== null){
if(_errs1){
vErrors.length = _errs1;
}
else {
vErrors = null;
}
}
if(_valid0){
const _errs3 = errors;
if(data && typeof data == "object" && !Array.isArray(data)){
if((data.calls === undefined) || (!(func0.call(data, "calls")))){
const err2 = {instancePath,schemaPath:"#/then/required",keyword:"required",params:{missingProperty: "calls"},schema:schema46.then.required,parentSchema:schema46.then,data};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
}
var _valid0 = _errs3 === errors;
valid0 = _valid0;
}
if(!valid0){
const err3 = {instancePath,schemaPath:"#/if",keyword:"if",params:{failingKeyword: "then"},schema:schema46.if,parentSchema:schema46,data};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
if(data && typeof data == "object" && !Array.isArray(data)){
for(const key0 of Object.keys(data)){
if(!((((key0 === "calls") || (key0 === "permissions")) || (key0 === "accounts")) || (key0 === "dynamic"))){
const err4 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},schema:false,parentSchema:schema46,data};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
}
if(data.calls !== undefined && func0.call(data, "calls")){
let data2 = data.calls;
if(Array.isArray(data2)){
if(data2.length < 1){
const err5 = {instancePath:instancePath+"/calls",schemaPath:"#/definitions/requestedCalls/minItems",keyword:"minItems",params:{limit: 1},schema:1,parentSchema:schema47,data:data2};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
const len0 = data2.length;
for(let i0=0; i0<len0; i0++){
let data3 = data2[i0];
if(typeof data3 === "string"){
if(!pattern11.test(data3)){
const err6 = {instancePath:instancePath+"/calls/" + i0,schemaPath:"#/definitions/requestedCalls/items/pattern",keyword:"pattern",params:{pattern: "^(GET|HEAD|POST|PUT|PATCH|DELETE|OPTIONS) [^\\s].*$"},schema:"^(GET|HEAD|POST|PUT|PATCH|DELETE|OPTIONS) [^\\s].*$",parentSchema:schema47.items,data:data3};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
}
else {
const err7 = {instancePath:instancePath+"/calls/" + i0,schemaPath:"#/definitions/requestedCalls/items/type",keyword:"type",params:{type: "string"},schema:schema47.items.type,parentSchema:schema47.items,data:data3};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
}
}
else {
const err8 = {instancePath:instancePath+"/calls",schemaPath:"#/definitions/requestedCalls/type",keyword:"type",params:{type: "array"},schema:schema47.type,parentSchema:schema47,data:data2};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
}
if(data.permissions !== undefined && func0.call(data, "permissions")){
let data4 = data.permissions;
if(Array.isArray(data4)){
if(data4.length < 1){
const err9 = {instancePath:instancePath+"/permissions",schemaPath:"#/definitions/requestedValues/minItems",keyword:"minItems",params:{limit: 1},schema:1,parentSchema:schema48,data:data4};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
const len1 = data4.length;
for(let i1=0; i1<len1; i1++){
let data5 = data4[i1];
if(typeof data5 === "string"){
if(func50(data5) < 1){
const err10 = {instancePath:instancePath+"/permissions/" + i1,schemaPath:"#/definitions/requestedValues/items/minLength",keyword:"minLength",params:{limit: 1},schema:1,parentSchema:schema48.items,data:data5};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
}
}
else {
const err11 = {instancePath:instancePath+"/permissions/" + i1,schemaPath:"#/definitions/requestedValues/items/type",keyword:"type",params:{type: "string"},schema:schema48.items.type,parentSchema:schema48.items,data:data5};
if(vErrors === null){
vErrors = [err11];
}
else {
vErrors.push(err11);
}
errors++;
}
}
}
else {
const err12 = {instancePath:instancePath+"/permissions",schemaPath:"#/definitions/requestedValues/type",keyword:"type",params:{type: "array"},schema:schema48.type,parentSchema:schema48,data:data4};
if(vErrors === null){
vErrors = [err12];
}
else {
vErrors.push(err12);
}
errors++;
}
}
if(data.accounts !== undefined && func0.call(data, "accounts")){
let data6 = data.accounts;
if(Array.isArray(data6)){
if(data6.length < 1){
const err13 = {instancePath:instancePath+"/accounts",schemaPath:"#/properties/accounts/minItems",keyword:"minItems",params:{limit: 1},schema:1,parentSchema:schema46.properties.accounts,data:data6};
if(vErrors === null){
vErrors = [err13];
}
else {
vErrors.push(err13);
}
errors++;
}
const len2 = data6.length;
for(let i2=0; i2<len2; i2++){
let data7 = data6[i2];
if(!((data7 === "work") || (data7 === "personal"))){
const err14 = {instancePath:instancePath+"/accounts/" + i2,schemaPath:"#/properties/accounts/items/enum",keyword:"enum",params:{allowedValues: schema46.properties.accounts.items.enum},schema:schema46.properties.accounts.items.enum,parentSchema:schema46.properties.accounts.items,data:data7};
if(vErrors === null){
vErrors = [err14];
}
else {
vErrors.push(err14);
}
errors++;
}
}
}
else {
const err15 = {instancePath:instancePath+"/accounts",schemaPath:"#/properties/accounts/type",keyword:"type",params:{type: "array"},schema:schema46.properties.accounts.type,parentSchema:schema46.properties.accounts,data:data6};
if(vErrors === null){
vErrors = [err15];
}
else {
vErrors.push(err15);
}
errors++;
}
}
if(data.dynamic !== undefined && func0.call(data, "dynamic")){
let data8 = data.dynamic;
if(Array.isArray(data8)){
if(data8.length < 1){
const err16 = {instancePath:instancePath+"/dynamic",schemaPath:"#/definitions/requestedValues/minItems",keyword:"minItems",params:{limit: 1},schema:1,parentSchema:schema48,data:data8};
if(vErrors === null){
vErrors = [err16];
}
else {
vErrors.push(err16);
}
errors++;
}
const len3 = data8.length;
for(let i3=0; i3<len3; i3++){
let data9 = data8[i3];
if(typeof data9 === "string"){
if(func50(data9) < 1){
const err17 = {instancePath:instancePath+"/dynamic/" + i3,schemaPath:"#/definitions/requestedValues/items/minLength",keyword:"minLength",params:{limit: 1},schema:1,parentSchema:schema48.items,data:data9};
if(vErrors === null){
vErrors = [err17];
}
else {
vErrors.push(err17);
}
errors++;
}
}
else {
const err18 = {instancePath:instancePath+"/dynamic/" + i3,schemaPath:"#/definitions/requestedValues/items/type",keyword:"type",params:{type: "string"},schema:schema48.items.type,parentSchema:schema48.items,data:data9};
if(vErrors === null){
vErrors = [err18];
}
else {
vErrors.push(err18);
}
errors++;
}
}
}
else {
const err19 = {instancePath:instancePath+"/dynamic",schemaPath:"#/definitions/requestedValues/type",keyword:"type",params:{type: "array"},schema:schema48.type,parentSchema:schema48,data:data8};
if(vErrors === null){
vErrors = [err19];
}
else {
vErrors.push(err19);
}
errors++;
}
}
}
else {
const err20 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},schema:schema46.type,parentSchema:schema46,data};
if(vErrors === null){
vErrors = [err20];
}
else {
vErrors.push(err20);
}
errors++;
}
validate30.errors = vErrors;
return errors === 0;
}

const schema50 = {"title":"application request","type":"object","additionalProperties":false,"properties":{"calls":{"$ref":"#/definitions/requestedCalls","examples":[["GET /users","POST /users/{id}/sendMail"]]},"permissions":{"$ref":"#/definitions/requestedValues","examples":[["User.Read.All"]]},"dynamic":{"$ref":"#/definitions/requestedValues","examples":[["User.Read.All"]]}},"if":{"properties":{"calls":false,"permissions":false}},"then":{"required":["calls"]},"examples":[{"calls":["GET /users","POST /users/{id}/sendMail"]}]};

function validate32(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
const _errs1 = errors;
let valid0 = true;
const _errs2 = errors;
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.calls !== undefined && func0.call(data, "calls")){
var valid1 = false;
const err0 = {};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
else {
var valid1 = true;
}
if(valid1){
if(data.permissions !== undefined && func0.call(data, "permissions")){
var valid1 = false;
const err1 = {};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
else {
var valid1 = true;
}
}
}
var _valid0 = _errs2 === errors;
errors = _errs1;
if(vErrors !== null){
if(_errs1){
vErrors.length = _errs1;
}
else {
vErrors = null;
}
}
if(_valid0){
const _errs3 = errors;
if(data && typeof data == "object" && !Array.isArray(data)){
if((data.calls === undefined) || (!(func0.call(data, "calls")))){
const err2 = {instancePath,schemaPath:"#/then/required",keyword:"required",params:{missingProperty: "calls"},schema:schema50.then.required,parentSchema:schema50.then,data};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
}
var _valid0 = _errs3 === errors;
valid0 = _valid0;
}
if(!valid0){
const err3 = {instancePath,schemaPath:"#/if",keyword:"if",params:{failingKeyword: "then"},schema:schema50.if,parentSchema:schema50,data};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
if(data && typeof data == "object" && !Array.isArray(data)){
for(const key0 of Object.keys(data)){
if(!(((key0 === "calls") || (key0 === "permissions")) || (key0 === "dynamic"))){
const err4 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},schema:false,parentSchema:schema50,data};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
}
if(data.calls !== undefined && func0.call(data, "calls")){
let data2 = data.calls;
if(Array.isArray(data2)){
if(data2.length < 1){
const err5 = {instancePath:instancePath+"/calls",schemaPath:"#/definitions/requestedCalls/minItems",keyword:"minItems",params:{limit: 1},schema:1,parentSchema:schema47,data:data2};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
const len0 = data2.length;
for(let i0=0; i0<len0; i0++){
let data3 = data2[i0];
if(typeof data3 === "string"){
if(!pattern11.test(data3)){
const err6 = {instancePath:instancePath+"/calls/" + i0,schemaPath:"#/definitions/requestedCalls/items/pattern",keyword:"pattern",params:{pattern: "^(GET|HEAD|POST|PUT|PATCH|DELETE|OPTIONS) [^\\s].*$"},schema:"^(GET|HEAD|POST|PUT|PATCH|DELETE|OPTIONS) [^\\s].*$",parentSchema:schema47.items,data:data3};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
}
else {
const err7 = {instancePath:instancePath+"/calls/" + i0,schemaPath:"#/definitions/requestedCalls/items/type",keyword:"type",params:{type: "string"},schema:schema47.items.type,parentSchema:schema47.items,data:data3};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
}
}
else {
const err8 = {instancePath:instancePath+"/calls",schemaPath:"#/definitions/requestedCalls/type",keyword:"type",params:{type: "array"},schema:schema47.type,parentSchema:schema47,data:data2};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
}
if(data.permissions !== undefined && func0.call(data, "permissions")){
let data4 = data.permissions;
if(Array.isArray(data4)){
if(data4.length < 1){
const err9 = {instancePath:instancePath+"/permissions",schemaPath:"#/definitions/requestedValues/minItems",keyword:"minItems",params:{limit: 1},schema:1,parentSchema:schema48,data:data4};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
const len1 = data4.length;
for(let i1=0; i1<len1; i1++){
let data5 = data4[i1];
if(typeof data5 === "string"){
if(func50(data5) < 1){
const err10 = {instancePath:instancePath+"/permissions/" + i1,schemaPath:"#/definitions/requestedValues/items/minLength",keyword:"minLength",params:{limit: 1},schema:1,parentSchema:schema48.items,data:data5};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
}
}
else {
const err11 = {instancePath:instancePath+"/permissions/" + i1,schemaPath:"#/definitions/requestedValues/items/type",keyword:"type",params:{type: "string"},schema:schema48.items.type,parentSchema:schema48.items,data:data5};
if(vErrors === null){
vErrors = [err11];
}
else {
vErrors.push(err11);
}
errors++;
}
}
}
else {
const err12 = {instancePath:instancePath+"/permissions",schemaPath:"#/definitions/requestedValues/type",keyword:"type",params:{type: "array"},schema:schema48.type,parentSchema:schema48,data:data4};
if(vErrors === null){
vErrors = [err12];
}
else {
vErrors.push(err12);
}
errors++;
}
}
if(data.dynamic !== undefined && func0.call(data, "dynamic")){
let data6 = data.dynamic;
if(Array.isArray(data6)){
if(data6.length < 1){
const err13 = {instancePath:instancePath+"/dynamic",schemaPath:"#/definitions/requestedValues/minItems",keyword:"minItems",params:{limit: 1},schema:1,parentSchema:schema48,data:data6};
if(vErrors === null){
vErrors = [err13];
}
else {
vErrors.push(err13);
}
errors++;
}
const len2 = data6.length;
for(let i2=0; i2<len2; i2++){
let data7 = data6[i2];
if(typeof data7 === "string"){
if(func50(data7) < 1){
const err14 = {instancePath:instancePath+"/dynamic/" + i2,schemaPath:"#/definitions/requestedValues/items/minLength",keyword:"minLength",params:{limit: 1},schema:1,parentSchema:schema48.items,data:data7};
if(vErrors === null){
vErrors = [err14];
}
else {
vErrors.push(err14);
}
errors++;
}
}
else {
const err15 = {instancePath:instancePath+"/dynamic/" + i2,schemaPath:"#/definitions/requestedValues/items/type",keyword:"type",params:{type: "string"},schema:schema48.items.type,parentSchema:schema48.items,data:data7};
if(vErrors === null){
vErrors = [err15];
}
else {
vErrors.push(err15);
}
errors++;
}
}
}
else {
const err16 = {instancePath:instancePath+"/dynamic",schemaPath:"#/definitions/requestedValues/type",keyword:"type",params:{type: "array"},schema:schema48.type,parentSchema:schema48,data:data6};
if(vErrors === null){
vErrors = [err16];
}
else {
vErrors.push(err16);
}
errors++;
}
}
}
else {
const err17 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},schema:schema50.type,parentSchema:schema50,data};
if(vErrors === null){
vErrors = [err17];
}
else {
vErrors.push(err17);
}
errors++;
}
validate32.errors = vErrors;
return errors === 0;
}

const schema54 = {"title":"requested permission","type":"object","required":["id"],"additionalProperties":false,"properties":{"scope":{"type":"string","minLength":1,"examples":["User.Read"]},"role":{"type":"string","minLength":1,"examples":["User.Read.All"]},"id":{"$ref":"#/definitions/guid","examples":["e1fe6dd8-ba31-4d61-89e7-88639da4683d"]}},"dependencies":{"scope":{"properties":{"role":{"not":{},"errorMessage":"list the scope and the role as two permissions"}}}},"if":{"properties":{"scope":false,"role":false}},"then":{"required":["scope"]},"examples":[{"scope":"User.Read","id":"e1fe6dd8-ba31-4d61-89e7-88639da4683d"}]};

function validate34(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
const _errs1 = errors;
let valid0 = true;
const _errs2 = errors;
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.scope !== undefined && func0.call(data, "scope")){
var valid1 = false;
const err0 = {};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
else {
var valid1 = true;
}
if(valid1){
if(data.role !== undefined && func0.call(data, "role")){
var valid1 = false;
const err1 = {};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
else {
var valid1 = true;
}
}
}
var _valid0 = _errs2 === errors;
errors = _errs1;
if(vErrors !== null){
if(_errs1){
vErrors.length = _errs1;
}
else {
vErrors = null;
}
}
if(_valid0){
const _errs3 = errors;
if(data && typeof data == "object" && !Array.isArray(data)){
if((data.scope === undefined) || (!(func0.call(data, "scope")))){
const err2 = {instancePath,schemaPath:"#/then/required",keyword:"required",params:{missingProperty: "scope"},schema:schema54.then.required,parentSchema:schema54.then,data};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
}
var _valid0 = _errs3 === errors;
valid0 = _valid0;
}
if(!valid0){
const err3 = {instancePath,schemaPath:"#/if",keyword:"if",params:{failingKeyword: "then"},schema:schema54.if,parentSchema:schema54,data};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
if(data && typeof data == "object" && !Array.isArray(data)){
if((data.id === undefined) || (!(func0.call(data, "id")))){
const err4 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "id"},schema:schema54.required,parentSchema:schema54,data};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
for(const key0 of Object.keys(data)){
if(!(((key0 === "scope") || (key0 === "role")) || (key0 === "id"))){
const err5 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},schema:false,parentSchema:schema54,data};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
}
if(data.scope !== undefined && func0.call(data, "scope")){
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.role !== undefined && func0.call(data, "role")){
const err6 = {instancePath:instancePath+"/role",schemaPath:"#/dependencies/scope/properties/role/not",keyword:"not",params:{},schema:schema54.dependencies.scope.properties.role.not,parentSchema:schema54.dependencies.scope.properties.role,data:data.role};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
}
}
if(data.scope !== undefined && func0.call(data, "scope")){
let data3 = data.scope;
if(typeof data3 === "string"){
if(func50(data3) < 1){
const err7 = {instancePath:instancePath+"/scope",schemaPath:"#/properties/scope/minLength",keyword:"minLength",params:{limit: 1},schema:1,parentSchema:schema54.properties.scope,data:data3};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
}
else {
const err8 = {instancePath:instancePath+"/scope",schemaPath:"#/properties/scope/type",keyword:"type",params:{type: "string"},schema:schema54.properties.scope.type,parentSchema:schema54.properties.scope,data:data3};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
}
if(data.role !== undefined && func0.call(data, "role")){
let data4 = data.role;
if(typeof data4 === "string"){
if(func50(data4) < 1){
const err9 = {instancePath:instancePath+"/role",schemaPath:"#/properties/role/minLength",keyword:"minLength",params:{limit: 1},schema:1,parentSchema:schema54.properties.role,data:data4};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
}
else {
const err10 = {instancePath:instancePath+"/role",schemaPath:"#/properties/role/type",keyword:"type",params:{type: "string"},schema:schema54.properties.role.type,parentSchema:schema54.properties.role,data:data4};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
}
}
if(data.id !== undefined && func0.call(data, "id")){
let data5 = data.id;
if(typeof data5 === "string"){
if(!pattern1.test(data5)){
const err11 = {instancePath:instancePath+"/id",schemaPath:"#/definitions/guid/pattern",keyword:"pattern",params:{pattern: "^[0-9A-Fa-f]{8}-[0-9A-Fa-f]{4}-[0-9A-Fa-f]{4}-[0-9A-Fa-f]{4}-[0-9A-Fa-f]{12}$"},schema:"^[0-9A-Fa-f]{8}-[0-9A-Fa-f]{4}-[0-9A-Fa-f]{4}-[0-9A-Fa-f]{4}-[0-9A-Fa-f]{12}$",parentSchema:schema13,data:data5};
if(vErrors === null){
vErrors = [err11];
}
else {
vErrors.push(err11);
}
errors++;
}
}
else {
const err12 = {instancePath:instancePath+"/id",schemaPath:"#/definitions/guid/type",keyword:"type",params:{type: "string"},schema:schema13.type,parentSchema:schema13,data:data5};
if(vErrors === null){
vErrors = [err12];
}
else {
vErrors.push(err12);
}
errors++;
}
}
}
else {
const err13 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},schema:schema54.type,parentSchema:schema54,data};
if(vErrors === null){
vErrors = [err13];
}
else {
vErrors.push(err13);
}
errors++;
}
validate34.errors = vErrors;
return errors === 0;
}


function validate29(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
const _errs2 = errors;
let valid1 = true;
const _errs3 = errors;
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.permissions !== undefined && func0.call(data, "permissions")){
const err0 = {};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
}
var _valid0 = _errs3 === errors;
errors = _errs2;
if(vErrors !== null){
if(_errs2){
vErrors.length = _errs2;
}
else {
vErrors = null;
}
}
if(!_valid0){
const _errs4 = errors;
if(data && typeof data == "object" && !Array.isArray(data)){
if((data.appId === undefined) || (!(func0.call(data, "appId")))){
const err1 = {instancePath,schemaPath:"#/allOf/0/else/required",keyword:"required",params:{missingProperty: "appId"},schema:schema44.allOf[0].else.required,parentSchema:schema44.allOf[0].else,data};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
}
var _valid0 = _errs4 === errors;
valid1 = _valid0;
}
if(!valid1){
const err2 = {instancePath,schemaPath:"#/allOf/0/if",keyword:"if",params:{failingKeyword: "else"},schema:schema44.allOf[0].if,parentSchema:schema44.allOf[0],data};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
const _errs5 = errors;
let valid3 = true;
const _errs6 = errors;
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.delegated !== undefined && func0.call(data, "delegated")){
var valid4 = false;
const err3 = {};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
else {
var valid4 = true;
}
if(valid4){
if(data.application !== undefined && func0.call(data, "application")){
var valid4 = false;
const err4 = {};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
else {
var valid4 = true;
}
if(valid4){
if(data.permissions !== undefined && func0.call(data, "permissions")){
var valid4 = false;
const err5 = {};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
else {
var valid4 = true;
}
}
}
}
var _valid1 = _errs6 === errors;
errors = _errs5;
if(vErrors !== null){
if(_errs5){
vErrors.length = _errs5;
}
else {
vErrors = null;
}
}
if(_valid1){
const _errs7 = errors;
if(data && typeof data == "object" && !Array.isArray(data)){
if((data.delegated === undefined) || (!(func0.call(data, "delegated")))){
const err6 = {instancePath,schemaPath:"#/then/required",keyword:"required",params:{missingProperty: "delegated"},schema:schema44.then.required,parentSchema:schema44.then,data};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
}
var _valid1 = _errs7 === errors;
valid3 = _valid1;
}
if(!valid3){
const err7 = {instancePath,schemaPath:"#/if",keyword:"if",params:{failingKeyword: "then"},schema:schema44.if,parentSchema:schema44,data};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
if(data && typeof data == "object" && !Array.isArray(data)){
for(const key0 of Object.keys(data)){
if(!(((((key0 === "appId") || (key0 === "description")) || (key0 === "delegated")) || (key0 === "application")) || (key0 === "permissions"))){
const err8 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},schema:false,parentSchema:schema44,data};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
}
if(data.appId !== undefined && func0.call(data, "appId")){
let data4 = data.appId;
if(typeof data4 === "string"){
if(!pattern1.test(data4)){
const err9 = {instancePath:instancePath+"/appId",schemaPath:"#/definitions/guid/pattern",keyword:"pattern",params:{pattern: "^[0-9A-Fa-f]{8}-[0-9A-Fa-f]{4}-[0-9A-Fa-f]{4}-[0-9A-Fa-f]{4}-[0-9A-Fa-f]{12}$"},schema:"^[0-9A-Fa-f]{8}-[0-9A-Fa-f]{4}-[0-9A-Fa-f]{4}-[0-9A-Fa-f]{4}-[0-9A-Fa-f]{12}$",parentSchema:schema13,data:data4};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
}
else {
const err10 = {instancePath:instancePath+"/appId",schemaPath:"#/definitions/guid/type",keyword:"type",params:{type: "string"},schema:schema13.type,parentSchema:schema13,data:data4};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
}
}
if(data.description !== undefined && func0.call(data, "description")){
let data5 = data.description;
if(typeof data5 === "string"){
if(func50(data5) < 1){
const err11 = {instancePath:instancePath+"/description",schemaPath:"#/properties/description/minLength",keyword:"minLength",params:{limit: 1},schema:1,parentSchema:schema44.properties.description,data:data5};
if(vErrors === null){
vErrors = [err11];
}
else {
vErrors.push(err11);
}
errors++;
}
}
else {
const err12 = {instancePath:instancePath+"/description",schemaPath:"#/properties/description/type",keyword:"type",params:{type: "string"},schema:schema44.properties.description.type,parentSchema:schema44.properties.description,data:data5};
if(vErrors === null){
vErrors = [err12];
}
else {
vErrors.push(err12);
}
errors++;
}
}
if(data.delegated !== undefined && func0.call(data, "delegated")){
if(!(validate30(data.delegated, {instancePath:instancePath+"/delegated",parentData:data,parentDataProperty:"delegated",rootData}))){
vErrors = vErrors === null ? validate30.errors : vErrors.concat(validate30.errors);
errors = vErrors.length;
}
}
if(data.application !== undefined && func0.call(data, "application")){
if(!(validate32(data.application, {instancePath:instancePath+"/application",parentData:data,parentDataProperty:"application",rootData}))){
vErrors = vErrors === null ? validate32.errors : vErrors.concat(validate32.errors);
errors = vErrors.length;
}
}
if(data.permissions !== undefined && func0.call(data, "permissions")){
let data8 = data.permissions;
if(Array.isArray(data8)){
if(data8.length < 1){
const err13 = {instancePath:instancePath+"/permissions",schemaPath:"#/properties/permissions/minItems",keyword:"minItems",params:{limit: 1},schema:1,parentSchema:schema44.properties.permissions,data:data8};
if(vErrors === null){
vErrors = [err13];
}
else {
vErrors.push(err13);
}
errors++;
}
const len0 = data8.length;
for(let i0=0; i0<len0; i0++){
if(!(validate34(data8[i0], {instancePath:instancePath+"/permissions/" + i0,parentData:data8,parentDataProperty:i0,rootData}))){
vErrors = vErrors === null ? validate34.errors : vErrors.concat(validate34.errors);
errors = vErrors.length;
}
}
}
else {
const err14 = {instancePath:instancePath+"/permissions",schemaPath:"#/properties/permissions/type",keyword:"type",params:{type: "array"},schema:schema44.properties.permissions.type,parentSchema:schema44.properties.permissions,data:data8};
if(vErrors === null){
vErrors = [err14];
}
else {
vErrors.push(err14);
}
errors++;
}
}
}
else {
const err15 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},schema:schema44.type,parentSchema:schema44,data};
if(vErrors === null){
vErrors = [err15];
}
else {
vErrors.push(err15);
}
errors++;
}
validate29.errors = vErrors;
return errors === 0;
}

const schema56 = {"title":"test","type":"object","required":["name","request","expect"],"additionalProperties":false,"properties":{"name":{"type":"string","minLength":1,"examples":["Alice opens her own document"]},"request":{"type":"string","minLength":1,"examples":["GET /drives/alice/files/report"]},"delegated":{"$ref":"#/definitions/delegatedCaller"},"application":{"$ref":"#/definitions/applicationCaller"},"claims":{"type":"object","propertyNames":{"$ref":"#/definitions/freeName"},"additionalProperties":{"type":["string","number","boolean","null","array"],"items":{"type":["string","number","boolean","null"],"examples":["Files.Read.All"]},"examples":["Files.Read"]},"examples":[{"idtyp":"app","roles":["Files.Read.All"]}]},"rights":{"type":"object","propertyNames":{"$ref":"#/definitions/rightName"},"additionalProperties":{"type":"boolean","examples":[true]},"examples":[{"file.read":true}]},"expect":{"type":["string","integer","object"],"if":{"type":"object"},"then":{"$ref":"#/definitions/expectedAllow"},"else":{"enum":["allow",400,401,403,404,405,500,503]},"examples":["allow"]}},"dependencies":{"delegated":{"properties":{"application":{"not":{},"errorMessage":"a test has one caller: keep one of the two"},"claims":{"not":{},"errorMessage":"a test has one caller: keep one of the two"}}},"application":{"properties":{"claims":{"not":{},"errorMessage":"a test has one caller: keep one of the two"}}}},"examples":[{"name":"Alice opens her own document","request":"GET /drives/alice/files/report","delegated":{"user":"alice","scopes":["Files.Read"]},"rights":{"file.read":true},"expect":"allow"}]};
const schema57 = {"type":"object","additionalProperties":false,"properties":{"user":{"type":"string","minLength":1,"examples":["alice"]},"account":{"enum":["work","personal"],"examples":["work"]},"scopes":{"type":"array","items":{"$ref":"#/definitions/permissionValue"},"examples":[["Files.Read"]]},"roles":{"type":"array","items":{"$ref":"#/definitions/permissionValue"},"examples":[["Auditor"]]},"authentication":{"$ref":"#/definitions/performedAuthentication","examples":[{"context":"c1"}]}},"examples":[{"user":"alice","scopes":["Files.Read"]}]};
const schema60 = {"type":"object","additionalProperties":false,"properties":{"context":{"type":"string","pattern":"^c[1-9][0-9]?$","patternErrorMessage":"write the id of an authentication context, from `c1` to `c99`","examples":["c1"]},"acr":{"type":"string","minLength":1,"examples":["phr"]},"age":{"type":"integer","minimum":0,"maximum":31536000,"patternErrorMessage":"write a number of seconds, from `0` to `31536000` (a year)","examples":[60]}},"examples":[{"context":"c1"}]};

function validate38(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
for(const key0 of Object.keys(data)){
if(!(((((key0 === "user") || (key0 === "account")) || (key0 === "scopes")) || (key0 === "roles")) || (key0 === "authentication"))){
const err0 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},schema:false,parentSchema:schema57,data};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
}
if(data.user !== undefined && func0.call(data, "user")){
let data0 = data.user;
if(typeof data0 === "string"){
if(func50(data0) < 1){
const err1 = {instancePath:instancePath+"/user",schemaPath:"#/properties/user/minLength",keyword:"minLength",params:{limit: 1},schema:1,parentSchema:schema57.properties.user,data:data0};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
}
else {
const err2 = {instancePath:instancePath+"/user",schemaPath:"#/properties/user/type",keyword:"type",params:{type: "string"},schema:schema57.properties.user.type,parentSchema:schema57.properties.user,data:data0};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
}
if(data.account !== undefined && func0.call(data, "account")){
let data1 = data.account;
if(!((data1 === "work") || (data1 === "personal"))){
const err3 = {instancePath:instancePath+"/account",schemaPath:"#/properties/account/enum",keyword:"enum",params:{allowedValues: schema57.properties.account.enum},schema:schema57.properties.account.enum,parentSchema:schema57.properties.account,data:data1};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
}
if(data.scopes !== undefined && func0.call(data, "scopes")){
let data2 = data.scopes;
if(Array.isArray(data2)){
const len0 = data2.length;
for(let i0=0; i0<len0; i0++){
let data3 = data2[i0];
if(typeof data3 === "string"){
if(func50(data3) < 1){
const err4 = {instancePath:instancePath+"/scopes/" + i0,schemaPath:"#/definitions/permissionValue/minLength",keyword:"minLength",params:{limit: 1},schema:1,parentSchema:schema14,data:data3};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
}
else {
const err5 = {instancePath:instancePath+"/scopes/" + i0,schemaPath:"#/definitions/permissionValue/type",keyword:"type",params:{type: "string"},schema:schema14.type,parentSchema:schema14,data:data3};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
}
}
else {
const err6 = {instancePath:instancePath+"/scopes",schemaPath:"#/properties/scopes/type",keyword:"type",params:{type: "array"},schema:schema57.properties.scopes.type,parentSchema:schema57.properties.scopes,data:data2};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
}
if(data.roles !== undefined && func0.call(data, "roles")){
let data4 = data.roles;
if(Array.isArray(data4)){
const len1 = data4.length;
for(let i1=0; i1<len1; i1++){
let data5 = data4[i1];
if(typeof data5 === "string"){
if(func50(data5) < 1){
const err7 = {instancePath:instancePath+"/roles/" + i1,schemaPath:"#/definitions/permissionValue/minLength",keyword:"minLength",params:{limit: 1},schema:1,parentSchema:schema14,data:data5};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
}
else {
const err8 = {instancePath:instancePath+"/roles/" + i1,schemaPath:"#/definitions/permissionValue/type",keyword:"type",params:{type: "string"},schema:schema14.type,parentSchema:schema14,data:data5};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
}
}
else {
const err9 = {instancePath:instancePath+"/roles",schemaPath:"#/properties/roles/type",keyword:"type",params:{type: "array"},schema:schema57.properties.roles.type,parentSchema:schema57.properties.roles,data:data4};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
}
if(data.authentication !== undefined && func0.call(data, "authentication")){
let data6 = data.authentication;
if(data6 && typeof data6 == "object" && !Array.isArray(data6)){
for(const key1 of Object.keys(data6)){
if(!(((key1 === "context") || (key1 === "acr")) || (key1 === "age"))){
const err10 = {instancePath:instancePath+"/authentication",schemaPath:"#/definitions/performedAuthentication/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key1},schema:false,parentSchema:schema60,data:data6};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
}
}
if(data6.context !== undefined && func0.call(data6, "context")){
let data7 = data6.context;
if(typeof data7 === "string"){
if(!pattern5.test(data7)){
const err11 = {instancePath:instancePath+"/authentication/context",schemaPath:"#/definitions/performedAuthentication/properties/context/pattern",keyword:"pattern",params:{pattern: "^c[1-9][0-9]?$"},schema:"^c[1-9][0-9]?$",parentSchema:schema60.properties.context,data:data7};
if(vErrors === null){
vErrors = [err11];
}
else {
vErrors.push(err11);
}
errors++;
}
}
else {
const err12 = {instancePath:instancePath+"/authentication/context",schemaPath:"#/definitions/performedAuthentication/properties/context/type",keyword:"type",params:{type: "string"},schema:schema60.properties.context.type,parentSchema:schema60.properties.context,data:data7};
if(vErrors === null){
vErrors = [err12];
}
else {
vErrors.push(err12);
}
errors++;
}
}
if(data6.acr !== undefined && func0.call(data6, "acr")){
let data8 = data6.acr;
if(typeof data8 === "string"){
if(func50(data8) < 1){
const err13 = {instancePath:instancePath+"/authentication/acr",schemaPath:"#/definitions/performedAuthentication/properties/acr/minLength",keyword:"minLength",params:{limit: 1},schema:1,parentSchema:schema60.properties.acr,data:data8};
if(vErrors === null){
vErrors = [err13];
}
else {
vErrors.push(err13);
}
errors++;
}
}
else {
const err14 = {instancePath:instancePath+"/authentication/acr",schemaPath:"#/definitions/performedAuthentication/properties/acr/type",keyword:"type",params:{type: "string"},schema:schema60.properties.acr.type,parentSchema:schema60.properties.acr,data:data8};
if(vErrors === null){
vErrors = [err14];
}
else {
vErrors.push(err14);
}
errors++;
}
}
if(data6.age !== undefined && func0.call(data6, "age")){
let data9 = data6.age;
if(!(((typeof data9 == "number") && (!(data9 % 1) && !isNaN(data9))) && (isFinite(data9)))){
const err15 = {instancePath:instancePath+"/authentication/age",schemaPath:"#/definitions/performedAuthentication/properties/age/type",keyword:"type",params:{type: "integer"},schema:schema60.properties.age.type,parentSchema:schema60.properties.age,data:data9};
if(vErrors === null){
vErrors = [err15];
}
else {
vErrors.push(err15);
}
errors++;
}
if((typeof data9 == "number") && (isFinite(data9))){
if(data9 > 31536000 || isNaN(data9)){
const err16 = {instancePath:instancePath+"/authentication/age",schemaPath:"#/definitions/performedAuthentication/properties/age/maximum",keyword:"maximum",params:{comparison: "<=", limit: 31536000},schema:31536000,parentSchema:schema60.properties.age,data:data9};
if(vErrors === null){
vErrors = [err16];
}
else {
vErrors.push(err16);
}
errors++;
}
if(data9 < 0 || isNaN(data9)){
const err17 = {instancePath:instancePath+"/authentication/age",schemaPath:"#/definitions/performedAuthentication/properties/age/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},schema:0,parentSchema:schema60.properties.age,data:data9};
if(vErrors === null){
vErrors = [err17];
}
else {
vErrors.push(err17);
}
errors++;
}
}
}
}
else {
const err18 = {instancePath:instancePath+"/authentication",schemaPath:"#/definitions/performedAuthentication/type",keyword:"type",params:{type: "object"},schema:schema60.type,parentSchema:schema60,data:data6};
if(vErrors === null){
vErrors = [err18];
}
else {
vErrors.push(err18);
}
errors++;
}
}
}
else {
const err19 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},schema:schema57.type,parentSchema:schema57,data};
if(vErrors === null){
vErrors = [err19];
}
else {
vErrors.push(err19);
}
errors++;
}
validate38.errors = vErrors;
return errors === 0;
}

const schema61 = {"type":"object","additionalProperties":false,"properties":{"app":{"type":"string","minLength":1,"examples":["backup"]},"roles":{"type":"array","items":{"$ref":"#/definitions/permissionValue"},"examples":[["Files.Read.All"]]}},"examples":[{"roles":["Files.Read.All"]}]};

function validate40(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
for(const key0 of Object.keys(data)){
if(!((key0 === "app") || (key0 === "roles"))){
const err0 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},schema:false,parentSchema:schema61,data};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
}
if(data.app !== undefined && func0.call(data, "app")){
let data0 = data.app;
if(typeof data0 === "string"){
if(func50(data0) < 1){
const err1 = {instancePath:instancePath+"/app",schemaPath:"#/properties/app/minLength",keyword:"minLength",params:{limit: 1},schema:1,parentSchema:schema61.properties.app,data:data0};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
}
else {
const err2 = {instancePath:instancePath+"/app",schemaPath:"#/properties/app/type",keyword:"type",params:{type: "string"},schema:schema61.properties.app.type,parentSchema:schema61.properties.app,data:data0};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
}
if(data.roles !== undefined && func0.call(data, "roles")){
let data1 = data.roles;
if(Array.isArray(data1)){
const len0 = data1.length;
for(let i0=0; i0<len0; i0++){
let data2 = data1[i0];
if(typeof data2 === "string"){
if(func50(data2) < 1){
const err3 = {instancePath:instancePath+"/roles/" + i0,schemaPath:"#/definitions/permissionValue/minLength",keyword:"minLength",params:{limit: 1},schema:1,parentSchema:schema14,data:data2};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
}
else {
const err4 = {instancePath:instancePath+"/roles/" + i0,schemaPath:"#/definitions/permissionValue/type",keyword:"type",params:{type: "string"},schema:schema14.type,parentSchema:schema14,data:data2};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
}
}
else {
const err5 = {instancePath:instancePath+"/roles",schemaPath:"#/properties/roles/type",keyword:"type",params:{type: "array"},schema:schema61.properties.roles.type,parentSchema:schema61.properties.roles,data:data1};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
}
}
else {
const err6 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},schema:schema61.type,parentSchema:schema61,data};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
validate40.errors = vErrors;
return errors === 0;
}

const schema65 = {"type":"object","required":["allow"],"additionalProperties":false,"properties":{"allow":{"type":"object","required":["via"],"additionalProperties":false,"properties":{"via":{"type":["string","array"],"minLength":1,"minItems":1,"items":{"$ref":"#/definitions/permissionValue"},"examples":["Files.Read"]}},"examples":[{"via":"Files.Read"}]}},"examples":[{"allow":{"via":"Files.Read"}}]};

function validate42(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
if((data.allow === undefined) || (!(func0.call(data, "allow")))){
const err0 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "allow"},schema:schema65.required,parentSchema:schema65,data};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
for(const key0 of Object.keys(data)){
if(!(key0 === "allow")){
const err1 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},schema:false,parentSchema:schema65,data};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
}
if(data.allow !== undefined && func0.call(data, "allow")){
let data0 = data.allow;
if(data0 && typeof data0 == "object" && !Array.isArray(data0)){
if((data0.via === undefined) || (!(func0.call(data0, "via")))){
const err2 = {instancePath:instancePath+"/allow",schemaPath:"#/properties/allow/required",keyword:"required",params:{missingProperty: "via"},schema:schema65.properties.allow.required,parentSchema:schema65.properties.allow,data:data0};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
for(const key1 of Object.keys(data0)){
if(!(key1 === "via")){
const err3 = {instancePath:instancePath+"/allow",schemaPath:"#/properties/allow/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key1},schema:false,parentSchema:schema65.properties.allow,data:data0};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
}
if(data0.via !== undefined && func0.call(data0, "via")){
let data1 = data0.via;
if((typeof data1 !== "string") && (!(Array.isArray(data1)))){
const err4 = {instancePath:instancePath+"/allow/via",schemaPath:"#/properties/allow/properties/via/type",keyword:"type",params:{type: schema65.properties.allow.properties.via.type},schema:schema65.properties.allow.properties.via.type,parentSchema:schema65.properties.allow.properties.via,data:data1};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
if(typeof data1 === "string"){
if(func50(data1) < 1){
const err5 = {instancePath:instancePath+"/allow/via",schemaPath:"#/properties/allow/properties/via/minLength",keyword:"minLength",params:{limit: 1},schema:1,parentSchema:schema65.properties.allow.properties.via,data:data1};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
}
if(Array.isArray(data1)){
if(data1.length < 1){
const err6 = {instancePath:instancePath+"/allow/via",schemaPath:"#/properties/allow/properties/via/minItems",keyword:"minItems",params:{limit: 1},schema:1,parentSchema:schema65.properties.allow.properties.via,data:data1};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
const len0 = data1.length;
for(let i0=0; i0<len0; i0++){
let data2 = data1[i0];
if(typeof data2 === "string"){
if(func50(data2) < 1){
const err7 = {instancePath:instancePath+"/allow/via/" + i0,schemaPath:"#/definitions/permissionValue/minLength",keyword:"minLength",params:{limit: 1},schema:1,parentSchema:schema14,data:data2};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
}
else {
const err8 = {instancePath:instancePath+"/allow/via/" + i0,schemaPath:"#/definitions/permissionValue/type",keyword:"type",params:{type: "string"},schema:schema14.type,parentSchema:schema14,data:data2};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
}
}
}
}
else {
const err9 = {instancePath:instancePath+"/allow",schemaPath:"#/properties/allow/type",keyword:"type",params:{type: "object"},schema:schema65.properties.allow.type,parentSchema:schema65.properties.allow,data:data0};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
}
}
else {
const err10 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},schema:schema65.type,parentSchema:schema65,data};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
}
validate42.errors = vErrors;
return errors === 0;
}

const pattern4 = new RegExp("^[a-z][A-Za-z0-9]*([.-][A-Za-z0-9]+)*$", "u");

function validate37(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
if((data.name === undefined) || (!(func0.call(data, "name")))){
const err0 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "name"},schema:schema56.required,parentSchema:schema56,data};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
if((data.request === undefined) || (!(func0.call(data, "request")))){
const err1 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "request"},schema:schema56.required,parentSchema:schema56,data};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
if((data.expect === undefined) || (!(func0.call(data, "expect")))){
const err2 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "expect"},schema:schema56.required,parentSchema:schema56,data};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
for(const key0 of Object.keys(data)){
if(!(((((((key0 === "name") || (key0 === "request")) || (key0 === "delegated")) || (key0 === "application")) || (key0 === "claims")) || (key0 === "rights")) || (key0 === "expect"))){
const err3 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},schema:false,parentSchema:schema56,data};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
}
if(data.delegated !== undefined && func0.call(data, "delegated")){
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.application !== undefined && func0.call(data, "application")){
const err4 = {instancePath:instancePath+"/application",schemaPath:"#/dependencies/delegated/properties/application/not",keyword:"not",params:{},schema:schema56.dependencies.delegated.properties.application.not,parentSchema:schema56.dependencies.delegated.properties.application,data:data.application};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
if(data.claims !== undefined && func0.call(data, "claims")){
const err5 = {instancePath:instancePath+"/claims",schemaPath:"#/dependencies/delegated/properties/claims/not",keyword:"not",params:{},schema:schema56.dependencies.delegated.properties.claims.not,parentSchema:schema56.dependencies.delegated.properties.claims,data:data.claims};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
}
}
if(data.application !== undefined && func0.call(data, "application")){
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.claims !== undefined && func0.call(data, "claims")){
const err6 = {instancePath:instancePath+"/claims",schemaPath:"#/dependencies/application/properties/claims/not",keyword:"not",params:{},schema:schema56.dependencies.application.properties.claims.not,parentSchema:schema56.dependencies.application.properties.claims,data:data.claims};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
}
}
if(data.name !== undefined && func0.call(data, "name")){
let data3 = data.name;
if(typeof data3 === "string"){
if(func50(data3) < 1){
const err7 = {instancePath:instancePath+"/name",schemaPath:"#/properties/name/minLength",keyword:"minLength",params:{limit: 1},schema:1,parentSchema:schema56.properties.name,data:data3};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
}
else {
const err8 = {instancePath:instancePath+"/name",schemaPath:"#/properties/name/type",keyword:"type",params:{type: "string"},schema:schema56.properties.name.type,parentSchema:schema56.properties.name,data:data3};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
}
if(data.request !== undefined && func0.call(data, "request")){
let data4 = data.request;
if(typeof data4 === "string"){
if(func50(data4) < 1){
const err9 = {instancePath:instancePath+"/request",schemaPath:"#/properties/request/minLength",keyword:"minLength",params:{limit: 1},schema:1,parentSchema:schema56.properties.request,data:data4};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
}
else {
const err10 = {instancePath:instancePath+"/request",schemaPath:"#/properties/request/type",keyword:"type",params:{type: "string"},schema:schema56.properties.request.type,parentSchema:schema56.properties.request,data:data4};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
}
}
if(data.delegated !== undefined && func0.call(data, "delegated")){
if(!(validate38(data.delegated, {instancePath:instancePath+"/delegated",parentData:data,parentDataProperty:"delegated",rootData}))){
vErrors = vErrors === null ? validate38.errors : vErrors.concat(validate38.errors);
errors = vErrors.length;
}
}
if(data.application !== undefined && func0.call(data, "application")){
if(!(validate40(data.application, {instancePath:instancePath+"/application",parentData:data,parentDataProperty:"application",rootData}))){
vErrors = vErrors === null ? validate40.errors : vErrors.concat(validate40.errors);
errors = vErrors.length;
}
}
if(data.claims !== undefined && func0.call(data, "claims")){
let data7 = data.claims;
if(data7 && typeof data7 == "object" && !Array.isArray(data7)){
for(const key1 of Object.keys(data7)){
const _errs18 = errors;
if(typeof key1 === "string"){
if(func50(key1) < 1){
const err11 = {instancePath:instancePath+"/claims",schemaPath:"#/definitions/freeName/minLength",keyword:"minLength",params:{limit: 1},schema:1,parentSchema:schema27,data:key1,propertyName:key1};
if(vErrors === null){
vErrors = [err11];
}
else {
vErrors.push(err11);
}
errors++;
}
}
else {
const err12 = {instancePath:instancePath+"/claims",schemaPath:"#/definitions/freeName/type",keyword:"type",params:{type: "string"},schema:schema27.type,parentSchema:schema27,data:key1,propertyName:key1};
if(vErrors === null){
vErrors = [err12];
}
else {
vErrors.push(err12);
}
errors++;
}
var valid4 = _errs18 === errors;
if(!valid4){
const err13 = {instancePath:instancePath+"/claims",schemaPath:"#/properties/claims/propertyNames",keyword:"propertyNames",params:{propertyName: key1},schema:schema56.properties.claims.propertyNames,parentSchema:schema56.properties.claims,data:data7};
if(vErrors === null){
vErrors = [err13];
}
else {
vErrors.push(err13);
}
errors++;
}
}
for(const key2 of Object.keys(data7)){
let data8 = data7[key2];
if(((((typeof data8 !== "string") && (!((typeof data8 == "number") && (isFinite(data8))))) && (typeof data8 !== "boolean")) && (data8 !== null)) && (!(Array.isArray(data8)))){
const err14 = {instancePath:instancePath+"/claims/" + key2.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/claims/additionalProperties/type",keyword:"type",params:{type: schema56.properties.claims.additionalProperties.type},schema:schema56.properties.claims.additionalProperties.type,parentSchema:schema56.properties.claims.additionalProperties,data:data8};
if(vErrors === null){
vErrors = [err14];
}
else {
vErrors.push(err14);
}
errors++;
}
if(Array.isArray(data8)){
const len0 = data8.length;
for(let i0=0; i0<len0; i0++){
let data9 = data8[i0];
if((((typeof data9 !== "string") && (!((typeof data9 == "number") && (isFinite(data9))))) && (typeof data9 !== "boolean")) && (data9 !== null)){
const err15 = {instancePath:instancePath+"/claims/" + key2.replace(/~/g, "~0").replace(/\//g, "~1")+"/" + i0,schemaPath:"#/properties/claims/additionalProperties/items/type",keyword:"type",params:{type: schema56.properties.claims.additionalProperties.items.type},schema:schema56.properties.claims.additionalProperties.items.type,parentSchema:schema56.properties.claims.additionalProperties.items,data:data9};
if(vErrors === null){
vErrors = [err15];
}
else {
vErrors.push(err15);
}
errors++;
}
}
}
}
}
else {
const err16 = {instancePath:instancePath+"/claims",schemaPath:"#/properties/claims/type",keyword:"type",params:{type: "object"},schema:schema56.properties.claims.type,parentSchema:schema56.properties.claims,data:data7};
if(vErrors === null){
vErrors = [err16];
}
else {
vErrors.push(err16);
}
errors++;
}
}
if(data.rights !== undefined && func0.call(data, "rights")){
let data10 = data.rights;
if(data10 && typeof data10 == "object" && !Array.isArray(data10)){
for(const key3 of Object.keys(data10)){
const _errs28 = errors;
if(typeof key3 === "string"){
if(!pattern4.test(key3)){
const err17 = {instancePath:instancePath+"/rights",schemaPath:"#/definitions/rightName/pattern",keyword:"pattern",params:{pattern: "^[a-z][A-Za-z0-9]*([.-][A-Za-z0-9]+)*$"},schema:"^[a-z][A-Za-z0-9]*([.-][A-Za-z0-9]+)*$",parentSchema:schema24,data:key3,propertyName:key3};
if(vErrors === null){
vErrors = [err17];
}
else {
vErrors.push(err17);
}
errors++;
}
}
else {
const err18 = {instancePath:instancePath+"/rights",schemaPath:"#/definitions/rightName/type",keyword:"type",params:{type: "string"},schema:schema24.type,parentSchema:schema24,data:key3,propertyName:key3};
if(vErrors === null){
vErrors = [err18];
}
else {
vErrors.push(err18);
}
errors++;
}
var valid9 = _errs28 === errors;
if(!valid9){
const err19 = {instancePath:instancePath+"/rights",schemaPath:"#/properties/rights/propertyNames",keyword:"propertyNames",params:{propertyName: key3},schema:schema56.properties.rights.propertyNames,parentSchema:schema56.properties.rights,data:data10};
if(vErrors === null){
vErrors = [err19];
}
else {
vErrors.push(err19);
}
errors++;
}
}
for(const key4 of Object.keys(data10)){
let data11 = data10[key4];
if(typeof data11 !== "boolean"){
const err20 = {instancePath:instancePath+"/rights/" + key4.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/rights/additionalProperties/type",keyword:"type",params:{type: "boolean"},schema:schema56.properties.rights.additionalProperties.type,parentSchema:schema56.properties.rights.additionalProperties,data:data11};
if(vErrors === null){
vErrors = [err20];
}
else {
vErrors.push(err20);
}
errors++;
}
}
}
else {
const err21 = {instancePath:instancePath+"/rights",schemaPath:"#/properties/rights/type",keyword:"type",params:{type: "object"},schema:schema56.properties.rights.type,parentSchema:schema56.properties.rights,data:data10};
if(vErrors === null){
vErrors = [err21];
}
else {
vErrors.push(err21);
}
errors++;
}
}
if(data.expect !== undefined && func0.call(data, "expect")){
let data12 = data.expect;
if(((typeof data12 !== "string") && (!(((typeof data12 == "number") && (!(data12 % 1) && !isNaN(data12))) && (isFinite(data12))))) && (!(data12 && typeof data12 == "object" && !Array.isArray(data12)))){
const err22 = {instancePath:instancePath+"/expect",schemaPath:"#/properties/expect/type",keyword:"type",params:{type: schema56.properties.expect.type},schema:schema56.properties.expect.type,parentSchema:schema56.properties.expect,data:data12};
if(vErrors === null){
vErrors = [err22];
}
else {
vErrors.push(err22);
}
errors++;
}
const _errs36 = errors;
let valid12 = true;
const _errs37 = errors;
if(!(data12 && typeof data12 == "object" && !Array.isArray(data12))){
const err23 = {};
if(vErrors === null){
vErrors = [err23];
}
else {
vErrors.push(err23);
}
errors++;
}
var _valid0 = _errs37 === errors;
errors = _errs36;
if(vErrors !== null){
if(_errs36){
vErrors.length = _errs36;
}
else {
vErrors = null;
}
}
let ifClause0;
if(_valid0){
const _errs39 = errors;
if(!(validate42(data12, {instancePath:instancePath+"/expect",parentData:data,parentDataProperty:"expect",rootData}))){
vErrors = vErrors === null ? validate42.errors : vErrors.concat(validate42.errors);
errors = vErrors.length;
}
var _valid0 = _errs39 === errors;
valid12 = _valid0;
ifClause0 = "then";
}
else {
const _errs40 = errors;
if(!((((((((data12 === "allow") || (data12 === 400)) || (data12 === 401)) || (data12 === 403)) || (data12 === 404)) || (data12 === 405)) || (data12 === 500)) || (data12 === 503))){
const err24 = {instancePath:instancePath+"/expect",schemaPath:"#/properties/expect/else/enum",keyword:"enum",params:{allowedValues: schema56.properties.expect.else.enum},schema:schema56.properties.expect.else.enum,parentSchema:schema56.properties.expect.else,data:data12};
if(vErrors === null){
vErrors = [err24];
}
else {
vErrors.push(err24);
}
errors++;
}
var _valid0 = _errs40 === errors;
valid12 = _valid0;
ifClause0 = "else";
}
if(!valid12){
const err25 = {instancePath:instancePath+"/expect",schemaPath:"#/properties/expect/if",keyword:"if",params:{failingKeyword: ifClause0},schema:schema56.properties.expect.if,parentSchema:schema56.properties.expect,data:data12};
if(vErrors === null){
vErrors = [err25];
}
else {
vErrors.push(err25);
}
errors++;
}
}
}
else {
const err26 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},schema:schema56.type,parentSchema:schema56,data};
if(vErrors === null){
vErrors = [err26];
}
else {
vErrors.push(err26);
}
errors++;
}
validate37.errors = vErrors;
return errors === 0;
}

const schema67 = {"title":"outputs","type":"object","additionalProperties":false,"properties":{"guards":{"type":["string","object"],"if":{"type":"object"},"then":{"$ref":"#/definitions/guardsOutput"},"else":{"$ref":"#/definitions/outputPath"},"examples":["src/permissions.gen.ts"]},"client":{"$ref":"#/definitions/outputPath","examples":["web/permissions.client.gen.ts"]},"cedar":{"$ref":"#/definitions/outputPath","examples":["cedar/permissions.cedar"]},"metadata":{"$ref":"#/definitions/metadataOutput"},"entra":{"$ref":"#/definitions/outputPath","examples":["entra/app.json"]},"consent":{"$ref":"#/definitions/outputPath","examples":["entra/consent.json"]}},"examples":[{"guards":"src/permissions.gen.ts","entra":"entra/app.json"}]};
const schema69 = {"type":"string","pattern":"^(?![A-Za-z]:)(?!/)(?!(.*/)?\\.\\.(/|$))[^\\\\\\u0000-\\u001f\\u007f]*[^\\\\/\\u0000-\\u001f\\u007f]$","patternErrorMessage":"write a path relative to the manifest, with forward slashes and without `..`, such as `src/permissions.gen.ts`","examples":["src/permissions.gen.ts"]};
const schema68 = {"title":"guards","type":"object","additionalProperties":false,"required":["path"],"properties":{"path":{"$ref":"#/definitions/outputPath","examples":["src/permissions.gen.ts"]},"runtime":{"enum":["package","inline"],"examples":["inline"]}},"examples":[{"path":"src/permissions.gen.ts","runtime":"inline"}]};
const pattern16 = new RegExp("^(?![A-Za-z]:)(?!/)(?!(.*/)?\\.\\.(/|$))[^\\\\\\u0000-\\u001f\\u007f]*[^\\\\/\\u0000-\\u001f\\u007f]$", "u");

function validate46(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
if((data.path === undefined) || (!(func0.call(data, "path")))){
const err0 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "path"},schema:schema68.required,parentSchema:schema68,data};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
for(const key0 of Object.keys(data)){
if(!((key0 === "path") || (key0 === "runtime"))){
const err1 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},schema:false,parentSchema:schema68,data};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
}
if(data.path !== undefined && func0.call(data, "path")){
let data0 = data.path;
if(typeof data0 === "string"){
if(!pattern16.test(data0)){
const err2 = {instancePath:instancePath+"/path",schemaPath:"#/definitions/outputPath/pattern",keyword:"pattern",params:{pattern: "^(?![A-Za-z]:)(?!/)(?!(.*/)?\\.\\.(/|$))[^\\\\\\u0000-\\u001f\\u007f]*[^\\\\/\\u0000-\\u001f\\u007f]$"},schema:"^(?![A-Za-z]:)(?!/)(?!(.*/)?\\.\\.(/|$))[^\\\\\\u0000-\\u001f\\u007f]*[^\\\\/\\u0000-\\u001f\\u007f]$",parentSchema:schema69,data:data0};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
}
else {
const err3 = {instancePath:instancePath+"/path",schemaPath:"#/definitions/outputPath/type",keyword:"type",params:{type: "string"},schema:schema69.type,parentSchema:schema69,data:data0};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
}
if(data.runtime !== undefined && func0.call(data, "runtime")){
let data1 = data.runtime;
if(!((data1 === "package") || (data1 === "inline"))){
const err4 = {instancePath:instancePath+"/runtime",schemaPath:"#/properties/runtime/enum",keyword:"enum",params:{allowedValues: schema68.properties.runtime.enum},schema:schema68.properties.runtime.enum,parentSchema:schema68.properties.runtime,data:data1};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
}
}
else {
const err5 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},schema:schema68.type,parentSchema:schema68,data};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
validate46.errors = vErrors;
return errors === 0;
}

const schema73 = {"title":"metadata","type":"object","additionalProperties":false,"required":["path","resource","authorizationServers"],"properties":{"path":{"$ref":"#/definitions/outputPath","examples":["public/oauth-protected-resource.json"]},"resource":{"type":"string","pattern":"^https://[^/?#\\s\"<>\\\\]+[^#\\s\"<>\\\\]*$","patternErrorMessage":"write an https URL without a fragment, such as `https://api.contoso.com`","examples":["https://api.contoso.com"]},"authorizationServers":{"type":"array","minItems":1,"items":{"type":"string","pattern":"^https://[^?#\\s\"<>\\\\]+$","patternErrorMessage":"write an https URL without a query, such as `https://login.microsoftonline.com/3f2504e0-4f89-41d3-9a0c-0305e82c3301/v2.0`","examples":["https://login.microsoftonline.com/3f2504e0-4f89-41d3-9a0c-0305e82c3301/v2.0"]},"examples":[["https://login.microsoftonline.com/3f2504e0-4f89-41d3-9a0c-0305e82c3301/v2.0"]]}},"examples":[{"path":"public/oauth-protected-resource.json","resource":"https://api.contoso.com","authorizationServers":["https://login.microsoftonline.com/3f2504e0-4f89-41d3-9a0c-0305e82c3301/v2.0"]}]};
const pattern21 = new RegExp("^https://[^/?#\\s\"<>\\\\]+[^#\\s\"<>\\\\]*$", "u");
const pattern22 = new RegExp("^https://[^?#\\s\"<>\\\\]+$", "u");

function validate48(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
if((data.path === undefined) || (!(func0.call(data, "path")))){
const err0 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "path"},schema:schema73.required,parentSchema:schema73,data};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
if((data.resource === undefined) || (!(func0.call(data, "resource")))){
const err1 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "resource"},schema:schema73.required,parentSchema:schema73,data};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
if((data.authorizationServers === undefined) || (!(func0.call(data, "authorizationServers")))){
const err2 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "authorizationServers"},schema:schema73.required,parentSchema:schema73,data};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
for(const key0 of Object.keys(data)){
if(!(((key0 === "path") || (key0 === "resource")) || (key0 === "authorizationServers"))){
const err3 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},schema:false,parentSchema:schema73,data};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
}
if(data.path !== undefined && func0.call(data, "path")){
let data0 = data.path;
if(typeof data0 === "string"){
if(!pattern16.test(data0)){
const err4 = {instancePath:instancePath+"/path",schemaPath:"#/definitions/outputPath/pattern",keyword:"pattern",params:{pattern: "^(?![A-Za-z]:)(?!/)(?!(.*/)?\\.\\.(/|$))[^\\\\\\u0000-\\u001f\\u007f]*[^\\\\/\\u0000-\\u001f\\u007f]$"},schema:"^(?![A-Za-z]:)(?!/)(?!(.*/)?\\.\\.(/|$))[^\\\\\\u0000-\\u001f\\u007f]*[^\\\\/\\u0000-\\u001f\\u007f]$",parentSchema:schema69,data:data0};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
}
else {
const err5 = {instancePath:instancePath+"/path",schemaPath:"#/definitions/outputPath/type",keyword:"type",params:{type: "string"},schema:schema69.type,parentSchema:schema69,data:data0};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
}
if(data.resource !== undefined && func0.call(data, "resource")){
let data1 = data.resource;
if(typeof data1 === "string"){
if(!pattern21.test(data1)){
const err6 = {instancePath:instancePath+"/resource",schemaPath:"#/properties/resource/pattern",keyword:"pattern",params:{pattern: "^https://[^/?#\\s\"<>\\\\]+[^#\\s\"<>\\\\]*$"},schema:"^https://[^/?#\\s\"<>\\\\]+[^#\\s\"<>\\\\]*$",parentSchema:schema73.properties.resource,data:data1};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
}
else {
const err7 = {instancePath:instancePath+"/resource",schemaPath:"#/properties/resource/type",keyword:"type",params:{type: "string"},schema:schema73.properties.resource.type,parentSchema:schema73.properties.resource,data:data1};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
}
if(data.authorizationServers !== undefined && func0.call(data, "authorizationServers")){
let data2 = data.authorizationServers;
if(Array.isArray(data2)){
if(data2.length < 1){
const err8 = {instancePath:instancePath+"/authorizationServers",schemaPath:"#/properties/authorizationServers/minItems",keyword:"minItems",params:{limit: 1},schema:1,parentSchema:schema73.properties.authorizationServers,data:data2};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
const len0 = data2.length;
for(let i0=0; i0<len0; i0++){
let data3 = data2[i0];
if(typeof data3 === "string"){
if(!pattern22.test(data3)){
const err9 = {instancePath:instancePath+"/authorizationServers/" + i0,schemaPath:"#/properties/authorizationServers/items/pattern",keyword:"pattern",params:{pattern: "^https://[^?#\\s\"<>\\\\]+$"},schema:"^https://[^?#\\s\"<>\\\\]+$",parentSchema:schema73.properties.authorizationServers.items,data:data3};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
}
else {
const err10 = {instancePath:instancePath+"/authorizationServers/" + i0,schemaPath:"#/properties/authorizationServers/items/type",keyword:"type",params:{type: "string"},schema:schema73.properties.authorizationServers.items.type,parentSchema:schema73.properties.authorizationServers.items,data:data3};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
}
}
}
else {
const err11 = {instancePath:instancePath+"/authorizationServers",schemaPath:"#/properties/authorizationServers/type",keyword:"type",params:{type: "array"},schema:schema73.properties.authorizationServers.type,parentSchema:schema73.properties.authorizationServers,data:data2};
if(vErrors === null){
vErrors = [err11];
}
else {
vErrors.push(err11);
}
errors++;
}
}
}
else {
const err12 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},schema:schema73.type,parentSchema:schema73,data};
if(vErrors === null){
vErrors = [err12];
}
else {
vErrors.push(err12);
}
errors++;
}
validate48.errors = vErrors;
return errors === 0;
}


function validate45(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
for(const key0 of Object.keys(data)){
if(!((((((key0 === "guards") || (key0 === "client")) || (key0 === "cedar")) || (key0 === "metadata")) || (key0 === "entra")) || (key0 === "consent"))){
const err0 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},schema:false,parentSchema:schema67,data};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
}
if(data.guards !== undefined && func0.call(data, "guards")){
let data0 = data.guards;
if((typeof data0 !== "string") && (!(data0 && typeof data0 == "object" && !Array.isArray(data0)))){
const err1 = {instancePath:instancePath+"/guards",schemaPath:"#/properties/guards/type",keyword:"type",params:{type: schema67.properties.guards.type},schema:schema67.properties.guards.type,parentSchema:schema67.properties.guards,data:data0};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
const _errs4 = errors;
let valid1 = true;
const _errs5 = errors;
if(!(data0 && typeof data0 == "object" && !Array.isArray(data0))){
const err2 = {};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
var _valid0 = _errs5 === errors;
errors = _errs4;
if(vErrors !== null){
if(_errs4){
vErrors.length = _errs4;
}
else {
vErrors = null;
}
}
let ifClause0;
if(_valid0){
const _errs7 = errors;
if(!(validate46(data0, {instancePath:instancePath+"/guards",parentData:data,parentDataProperty:"guards",rootData}))){
vErrors = vErrors === null ? validate46.errors : vErrors.concat(validate46.errors);
errors = vErrors.length;
}
var _valid0 = _errs7 === errors;
valid1 = _valid0;
ifClause0 = "then";
}
else {
const _errs8 = errors;
if(typeof data0 === "string"){
if(!pattern16.test(data0)){
const err3 = {instancePath:instancePath+"/guards",schemaPath:"#/definitions/outputPath/pattern",keyword:"pattern",params:{pattern: "^(?![A-Za-z]:)(?!/)(?!(.*/)?\\.\\.(/|$))[^\\\\\\u0000-\\u001f\\u007f]*[^\\\\/\\u0000-\\u001f\\u007f]$"},schema:"^(?![A-Za-z]:)(?!/)(?!(.*/)?\\.\\.(/|$))[^\\\\\\u0000-\\u001f\\u007f]*[^\\\\/\\u0000-\\u001f\\u007f]$",parentSchema:schema69,data:data0};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
}
else {
const err4 = {instancePath:instancePath+"/guards",schemaPath:"#/definitions/outputPath/type",keyword:"type",params:{type: "string"},schema:schema69.type,parentSchema:schema69,data:data0};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
var _valid0 = _errs8 === errors;
valid1 = _valid0;
ifClause0 = "else";
}
if(!valid1){
const err5 = {instancePath:instancePath+"/guards",schemaPath:"#/properties/guards/if",keyword:"if",params:{failingKeyword: ifClause0},schema:schema67.properties.guards.if,parentSchema:schema67.properties.guards,data:data0};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
}
if(data.client !== undefined && func0.call(data, "client")){
let data1 = data.client;
if(typeof data1 === "string"){
if(!pattern16.test(data1)){
const err6 = {instancePath:instancePath+"/client",schemaPath:"#/definitions/outputPath/pattern",keyword:"pattern",params:{pattern: "^(?![A-Za-z]:)(?!/)(?!(.*/)?\\.\\.(/|$))[^\\\\\\u0000-\\u001f\\u007f]*[^\\\\/\\u0000-\\u001f\\u007f]$"},schema:"^(?![A-Za-z]:)(?!/)(?!(.*/)?\\.\\.(/|$))[^\\\\\\u0000-\\u001f\\u007f]*[^\\\\/\\u0000-\\u001f\\u007f]$",parentSchema:schema69,data:data1};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
}
else {
const err7 = {instancePath:instancePath+"/client",schemaPath:"#/definitions/outputPath/type",keyword:"type",params:{type: "string"},schema:schema69.type,parentSchema:schema69,data:data1};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
}
if(data.cedar !== undefined && func0.call(data, "cedar")){
let data2 = data.cedar;
if(typeof data2 === "string"){
if(!pattern16.test(data2)){
const err8 = {instancePath:instancePath+"/cedar",schemaPath:"#/definitions/outputPath/pattern",keyword:"pattern",params:{pattern: "^(?![A-Za-z]:)(?!/)(?!(.*/)?\\.\\.(/|$))[^\\\\\\u0000-\\u001f\\u007f]*[^\\\\/\\u0000-\\u001f\\u007f]$"},schema:"^(?![A-Za-z]:)(?!/)(?!(.*/)?\\.\\.(/|$))[^\\\\\\u0000-\\u001f\\u007f]*[^\\\\/\\u0000-\\u001f\\u007f]$",parentSchema:schema69,data:data2};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
}
else {
const err9 = {instancePath:instancePath+"/cedar",schemaPath:"#/definitions/outputPath/type",keyword:"type",params:{type: "string"},schema:schema69.type,parentSchema:schema69,data:data2};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
}
if(data.metadata !== undefined && func0.call(data, "metadata")){
if(!(validate48(data.metadata, {instancePath:instancePath+"/metadata",parentData:data,parentDataProperty:"metadata",rootData}))){
vErrors = vErrors === null ? validate48.errors : vErrors.concat(validate48.errors);
errors = vErrors.length;
}
}
if(data.entra !== undefined && func0.call(data, "entra")){
let data4 = data.entra;
if(typeof data4 === "string"){
if(!pattern16.test(data4)){
const err10 = {instancePath:instancePath+"/entra",schemaPath:"#/definitions/outputPath/pattern",keyword:"pattern",params:{pattern: "^(?![A-Za-z]:)(?!/)(?!(.*/)?\\.\\.(/|$))[^\\\\\\u0000-\\u001f\\u007f]*[^\\\\/\\u0000-\\u001f\\u007f]$"},schema:"^(?![A-Za-z]:)(?!/)(?!(.*/)?\\.\\.(/|$))[^\\\\\\u0000-\\u001f\\u007f]*[^\\\\/\\u0000-\\u001f\\u007f]$",parentSchema:schema69,data:data4};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
}
}
else {
const err11 = {instancePath:instancePath+"/entra",schemaPath:"#/definitions/outputPath/type",keyword:"type",params:{type: "string"},schema:schema69.type,parentSchema:schema69,data:data4};
if(vErrors === null){
vErrors = [err11];
}
else {
vErrors.push(err11);
}
errors++;
}
}
if(data.consent !== undefined && func0.call(data, "consent")){
let data5 = data.consent;
if(typeof data5 === "string"){
if(!pattern16.test(data5)){
const err12 = {instancePath:instancePath+"/consent",schemaPath:"#/definitions/outputPath/pattern",keyword:"pattern",params:{pattern: "^(?![A-Za-z]:)(?!/)(?!(.*/)?\\.\\.(/|$))[^\\\\\\u0000-\\u001f\\u007f]*[^\\\\/\\u0000-\\u001f\\u007f]$"},schema:"^(?![A-Za-z]:)(?!/)(?!(.*/)?\\.\\.(/|$))[^\\\\\\u0000-\\u001f\\u007f]*[^\\\\/\\u0000-\\u001f\\u007f]$",parentSchema:schema69,data:data5};
if(vErrors === null){
vErrors = [err12];
}
else {
vErrors.push(err12);
}
errors++;
}
}
else {
const err13 = {instancePath:instancePath+"/consent",schemaPath:"#/definitions/outputPath/type",keyword:"type",params:{type: "string"},schema:schema69.type,parentSchema:schema69,data:data5};
if(vErrors === null){
vErrors = [err13];
}
else {
vErrors.push(err13);
}
errors++;
}
}
}
else {
const err14 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},schema:schema67.type,parentSchema:schema67,data};
if(vErrors === null){
vErrors = [err14];
}
else {
vErrors.push(err14);
}
errors++;
}
validate45.errors = vErrors;
return errors === 0;
}

const schema78 = {"title":"rule","type":["string","object"],"if":{"type":"object"},"then":{"$ref":"#/definitions/ruleSettingWithReason"},"else":{"$ref":"#/definitions/severity"},"examples":["error"]};
const schema80 = {"enum":["off","warning","error"],"examples":["warning"]};
const schema79 = {"title":"rule","type":"object","required":["severity"],"additionalProperties":false,"properties":{"severity":{"$ref":"#/definitions/severity","examples":["warning"]},"because":{"type":"string","minLength":1,"examples":["The values are fixed by a published API."]}},"examples":[{"severity":"off","because":"The values are fixed by a published API."}]};

function validate52(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
if((data.severity === undefined) || (!(func0.call(data, "severity")))){
const err0 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "severity"},schema:schema79.required,parentSchema:schema79,data};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
for(const key0 of Object.keys(data)){
if(!((key0 === "severity") || (key0 === "because"))){
const err1 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},schema:false,parentSchema:schema79,data};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
}
if(data.severity !== undefined && func0.call(data, "severity")){
let data0 = data.severity;
if(!(((data0 === "off") || (data0 === "warning")) || (data0 === "error"))){
const err2 = {instancePath:instancePath+"/severity",schemaPath:"#/definitions/severity/enum",keyword:"enum",params:{allowedValues: schema80.enum},schema:schema80.enum,parentSchema:schema80,data:data0};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
}
if(data.because !== undefined && func0.call(data, "because")){
let data1 = data.because;
if(typeof data1 === "string"){
if(func50(data1) < 1){
const err3 = {instancePath:instancePath+"/because",schemaPath:"#/properties/because/minLength",keyword:"minLength",params:{limit: 1},schema:1,parentSchema:schema79.properties.because,data:data1};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
}
else {
const err4 = {instancePath:instancePath+"/because",schemaPath:"#/properties/because/type",keyword:"type",params:{type: "string"},schema:schema79.properties.because.type,parentSchema:schema79.properties.because,data:data1};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
}
}
else {
const err5 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},schema:schema79.type,parentSchema:schema79,data};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
validate52.errors = vErrors;
return errors === 0;
}


function validate51(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if((typeof data !== "string") && (!(data && typeof data == "object" && !Array.isArray(data)))){
const err0 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: schema78.type},schema:schema78.type,parentSchema:schema78,data};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
const _errs1 = errors;
let valid0 = true;
const _errs2 = errors;
if(!(data && typeof data == "object" && !Array.isArray(data))){
const err1 = {};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
var _valid0 = _errs2 === errors;
errors = _errs1;
if(vErrors !== null){
if(_errs1){
vErrors.length = _errs1;
}
else {
vErrors = null;
}
}
let ifClause0;
if(_valid0){
const _errs4 = errors;
if(!(validate52(data, {instancePath,parentData,parentDataProperty,rootData}))){
vErrors = vErrors === null ? validate52.errors : vErrors.concat(validate52.errors);
errors = vErrors.length;
}
var _valid0 = _errs4 === errors;
valid0 = _valid0;
ifClause0 = "then";
}
else {
const _errs5 = errors;
if(!(((data === "off") || (data === "warning")) || (data === "error"))){
const err2 = {instancePath,schemaPath:"#/definitions/severity/enum",keyword:"enum",params:{allowedValues: schema80.enum},schema:schema80.enum,parentSchema:schema80,data};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
var _valid0 = _errs5 === errors;
valid0 = _valid0;
ifClause0 = "else";
}
if(!valid0){
const err3 = {instancePath,schemaPath:"#/if",keyword:"if",params:{failingKeyword: ifClause0},schema:schema78.if,parentSchema:schema78,data};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
validate51.errors = vErrors;
return errors === 0;
}

const pattern25 = new RegExp("^[a-z][a-z0-9]*(-[a-z0-9]+)*$", "u");

function validate10(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
/*# sourceURL="https://permc.dev/schemas/manifest.schema.json" */;
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
for(const key0 of Object.keys(data)){
if(!(func0.call(schema11.properties, key0))){
const err0 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},schema:false,parentSchema:schema11,data};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
}
if(data.permc !== undefined && func0.call(data, "permc")){
let data0 = data.permc;
if(1 !== data0){
const err1 = {instancePath:instancePath+"/permc",schemaPath:"#/properties/permc/const",keyword:"const",params:{allowedValue: 1},schema:1,parentSchema:schema11.properties.permc,data:data0};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
}
if(data.app !== undefined && func0.call(data, "app")){
if(!(validate11(data.app, {instancePath:instancePath+"/app",parentData:data,parentDataProperty:"app",rootData}))){
vErrors = vErrors === null ? validate11.errors : vErrors.concat(validate11.errors);
errors = vErrors.length;
}
}
if(data.scopes !== undefined && func0.call(data, "scopes")){
let data2 = data.scopes;
if(data2 && typeof data2 == "object" && !Array.isArray(data2)){
for(const key1 of Object.keys(data2)){
const _errs6 = errors;
if(typeof key1 === "string"){
if(func50(key1) < 1){
const err2 = {instancePath:instancePath+"/scopes",schemaPath:"#/definitions/permissionValue/minLength",keyword:"minLength",params:{limit: 1},schema:1,parentSchema:schema14,data:key1,propertyName:key1};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
}
else {
const err3 = {instancePath:instancePath+"/scopes",schemaPath:"#/definitions/permissionValue/type",keyword:"type",params:{type: "string"},schema:schema14.type,parentSchema:schema14,data:key1,propertyName:key1};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
var valid1 = _errs6 === errors;
if(!valid1){
const err4 = {instancePath:instancePath+"/scopes",schemaPath:"#/properties/scopes/propertyNames",keyword:"propertyNames",params:{propertyName: key1},schema:schema11.properties.scopes.propertyNames,parentSchema:schema11.properties.scopes,data:data2};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
}
for(const key2 of Object.keys(data2)){
if(!(validate13(data2[key2], {instancePath:instancePath+"/scopes/" + key2.replace(/~/g, "~0").replace(/\//g, "~1"),parentData:data2,parentDataProperty:key2,rootData}))){
vErrors = vErrors === null ? validate13.errors : vErrors.concat(validate13.errors);
errors = vErrors.length;
}
}
}
else {
const err5 = {instancePath:instancePath+"/scopes",schemaPath:"#/properties/scopes/type",keyword:"type",params:{type: "object"},schema:schema11.properties.scopes.type,parentSchema:schema11.properties.scopes,data:data2};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
}
if(data.appRoles !== undefined && func0.call(data, "appRoles")){
let data4 = data.appRoles;
if(data4 && typeof data4 == "object" && !Array.isArray(data4)){
for(const key3 of Object.keys(data4)){
const _errs13 = errors;
if(typeof key3 === "string"){
if(func50(key3) < 1){
const err6 = {instancePath:instancePath+"/appRoles",schemaPath:"#/definitions/permissionValue/minLength",keyword:"minLength",params:{limit: 1},schema:1,parentSchema:schema14,data:key3,propertyName:key3};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
}
else {
const err7 = {instancePath:instancePath+"/appRoles",schemaPath:"#/definitions/permissionValue/type",keyword:"type",params:{type: "string"},schema:schema14.type,parentSchema:schema14,data:key3,propertyName:key3};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
var valid4 = _errs13 === errors;
if(!valid4){
const err8 = {instancePath:instancePath+"/appRoles",schemaPath:"#/properties/appRoles/propertyNames",keyword:"propertyNames",params:{propertyName: key3},schema:schema11.properties.appRoles.propertyNames,parentSchema:schema11.properties.appRoles,data:data4};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
}
for(const key4 of Object.keys(data4)){
if(!(validate15(data4[key4], {instancePath:instancePath+"/appRoles/" + key4.replace(/~/g, "~0").replace(/\//g, "~1"),parentData:data4,parentDataProperty:key4,rootData}))){
vErrors = vErrors === null ? validate15.errors : vErrors.concat(validate15.errors);
errors = vErrors.length;
}
}
}
else {
const err9 = {instancePath:instancePath+"/appRoles",schemaPath:"#/properties/appRoles/type",keyword:"type",params:{type: "object"},schema:schema11.properties.appRoles.type,parentSchema:schema11.properties.appRoles,data:data4};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
}
if(data.rights !== undefined && func0.call(data, "rights")){
let data6 = data.rights;
if(data6 && typeof data6 == "object" && !Array.isArray(data6)){
for(const key5 of Object.keys(data6)){
const _errs20 = errors;
if(typeof key5 === "string"){
if(!pattern4.test(key5)){
const err10 = {instancePath:instancePath+"/rights",schemaPath:"#/definitions/rightName/pattern",keyword:"pattern",params:{pattern: "^[a-z][A-Za-z0-9]*([.-][A-Za-z0-9]+)*$"},schema:"^[a-z][A-Za-z0-9]*([.-][A-Za-z0-9]+)*$",parentSchema:schema24,data:key5,propertyName:key5};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
}
}
else {
const err11 = {instancePath:instancePath+"/rights",schemaPath:"#/definitions/rightName/type",keyword:"type",params:{type: "string"},schema:schema24.type,parentSchema:schema24,data:key5,propertyName:key5};
if(vErrors === null){
vErrors = [err11];
}
else {
vErrors.push(err11);
}
errors++;
}
var valid7 = _errs20 === errors;
if(!valid7){
const err12 = {instancePath:instancePath+"/rights",schemaPath:"#/properties/rights/propertyNames",keyword:"propertyNames",params:{propertyName: key5},schema:schema11.properties.rights.propertyNames,parentSchema:schema11.properties.rights,data:data6};
if(vErrors === null){
vErrors = [err12];
}
else {
vErrors.push(err12);
}
errors++;
}
}
for(const key6 of Object.keys(data6)){
if(!(validate17(data6[key6], {instancePath:instancePath+"/rights/" + key6.replace(/~/g, "~0").replace(/\//g, "~1"),parentData:data6,parentDataProperty:key6,rootData}))){
vErrors = vErrors === null ? validate17.errors : vErrors.concat(validate17.errors);
errors = vErrors.length;
}
}
}
else {
const err13 = {instancePath:instancePath+"/rights",schemaPath:"#/properties/rights/type",keyword:"type",params:{type: "object"},schema:schema11.properties.rights.type,parentSchema:schema11.properties.rights,data:data6};
if(vErrors === null){
vErrors = [err13];
}
else {
vErrors.push(err13);
}
errors++;
}
}
if(data.endpoints !== undefined && func0.call(data, "endpoints")){
let data8 = data.endpoints;
if(data8 && typeof data8 == "object" && !Array.isArray(data8)){
for(const key7 of Object.keys(data8)){
if(!(validate19(data8[key7], {instancePath:instancePath+"/endpoints/" + key7.replace(/~/g, "~0").replace(/\//g, "~1"),parentData:data8,parentDataProperty:key7,rootData}))){
vErrors = vErrors === null ? validate19.errors : vErrors.concat(validate19.errors);
errors = vErrors.length;
}
}
}
else {
const err14 = {instancePath:instancePath+"/endpoints",schemaPath:"#/properties/endpoints/type",keyword:"type",params:{type: "object"},schema:schema11.properties.endpoints.type,parentSchema:schema11.properties.endpoints,data:data8};
if(vErrors === null){
vErrors = [err14];
}
else {
vErrors.push(err14);
}
errors++;
}
}
if(data.clients !== undefined && func0.call(data, "clients")){
let data10 = data.clients;
if(data10 && typeof data10 == "object" && !Array.isArray(data10)){
for(const key8 of Object.keys(data10)){
const _errs31 = errors;
if(typeof key8 === "string"){
if(func50(key8) < 1){
const err15 = {instancePath:instancePath+"/clients",schemaPath:"#/definitions/freeName/minLength",keyword:"minLength",params:{limit: 1},schema:1,parentSchema:schema27,data:key8,propertyName:key8};
if(vErrors === null){
vErrors = [err15];
}
else {
vErrors.push(err15);
}
errors++;
}
}
else {
const err16 = {instancePath:instancePath+"/clients",schemaPath:"#/definitions/freeName/type",keyword:"type",params:{type: "string"},schema:schema27.type,parentSchema:schema27,data:key8,propertyName:key8};
if(vErrors === null){
vErrors = [err16];
}
else {
vErrors.push(err16);
}
errors++;
}
var valid11 = _errs31 === errors;
if(!valid11){
const err17 = {instancePath:instancePath+"/clients",schemaPath:"#/properties/clients/propertyNames",keyword:"propertyNames",params:{propertyName: key8},schema:schema11.properties.clients.propertyNames,parentSchema:schema11.properties.clients,data:data10};
if(vErrors === null){
vErrors = [err17];
}
else {
vErrors.push(err17);
}
errors++;
}
}
for(const key9 of Object.keys(data10)){
if(!(validate27(data10[key9], {instancePath:instancePath+"/clients/" + key9.replace(/~/g, "~0").replace(/\//g, "~1"),parentData:data10,parentDataProperty:key9,rootData}))){
vErrors = vErrors === null ? validate27.errors : vErrors.concat(validate27.errors);
errors = vErrors.length;
}
}
}
else {
const err18 = {instancePath:instancePath+"/clients",schemaPath:"#/properties/clients/type",keyword:"type",params:{type: "object"},schema:schema11.properties.clients.type,parentSchema:schema11.properties.clients,data:data10};
if(vErrors === null){
vErrors = [err18];
}
else {
vErrors.push(err18);
}
errors++;
}
}
if(data.requests !== undefined && func0.call(data, "requests")){
let data12 = data.requests;
if(data12 && typeof data12 == "object" && !Array.isArray(data12)){
for(const key10 of Object.keys(data12)){
const _errs38 = errors;
if(typeof key10 === "string"){
if(func50(key10) < 1){
const err19 = {instancePath:instancePath+"/requests",schemaPath:"#/definitions/freeName/minLength",keyword:"minLength",params:{limit: 1},schema:1,parentSchema:schema27,data:key10,propertyName:key10};
if(vErrors === null){
vErrors = [err19];
}
else {
vErrors.push(err19);
}
errors++;
}
}
else {
const err20 = {instancePath:instancePath+"/requests",schemaPath:"#/definitions/freeName/type",keyword:"type",params:{type: "string"},schema:schema27.type,parentSchema:schema27,data:key10,propertyName:key10};
if(vErrors === null){
vErrors = [err20];
}
else {
vErrors.push(err20);
}
errors++;
}
var valid14 = _errs38 === errors;
if(!valid14){
const err21 = {instancePath:instancePath+"/requests",schemaPath:"#/properties/requests/propertyNames",keyword:"propertyNames",params:{propertyName: key10},schema:schema11.properties.requests.propertyNames,parentSchema:schema11.properties.requests,data:data12};
if(vErrors === null){
vErrors = [err21];
}
else {
vErrors.push(err21);
}
errors++;
}
}
for(const key11 of Object.keys(data12)){
if(!(validate29(data12[key11], {instancePath:instancePath+"/requests/" + key11.replace(/~/g, "~0").replace(/\//g, "~1"),parentData:data12,parentDataProperty:key11,rootData}))){
vErrors = vErrors === null ? validate29.errors : vErrors.concat(validate29.errors);
errors = vErrors.length;
}
}
}
else {
const err22 = {instancePath:instancePath+"/requests",schemaPath:"#/properties/requests/type",keyword:"type",params:{type: "object"},schema:schema11.properties.requests.type,parentSchema:schema11.properties.requests,data:data12};
if(vErrors === null){
vErrors = [err22];
}
else {
vErrors.push(err22);
}
errors++;
}
}
if(data.tests !== undefined && func0.call(data, "tests")){
let data14 = data.tests;
if(Array.isArray(data14)){
const len0 = data14.length;
for(let i0=0; i0<len0; i0++){
if(!(validate37(data14[i0], {instancePath:instancePath+"/tests/" + i0,parentData:data14,parentDataProperty:i0,rootData}))){
vErrors = vErrors === null ? validate37.errors : vErrors.concat(validate37.errors);
errors = vErrors.length;
}
}
}
else {
const err23 = {instancePath:instancePath+"/tests",schemaPath:"#/properties/tests/type",keyword:"type",params:{type: "array"},schema:schema11.properties.tests.type,parentSchema:schema11.properties.tests,data:data14};
if(vErrors === null){
vErrors = [err23];
}
else {
vErrors.push(err23);
}
errors++;
}
}
if(data.outputs !== undefined && func0.call(data, "outputs")){
if(!(validate45(data.outputs, {instancePath:instancePath+"/outputs",parentData:data,parentDataProperty:"outputs",rootData}))){
vErrors = vErrors === null ? validate45.errors : vErrors.concat(validate45.errors);
errors = vErrors.length;
}
}
if(data.rules !== undefined && func0.call(data, "rules")){
let data17 = data.rules;
if(data17 && typeof data17 == "object" && !Array.isArray(data17)){
for(const key12 of Object.keys(data17)){
const _errs49 = errors;
if(typeof key12 === "string"){
if(!pattern25.test(key12)){
const err24 = {instancePath:instancePath+"/rules",schemaPath:"#/definitions/ruleId/pattern",keyword:"pattern",params:{pattern: "^[a-z][a-z0-9]*(-[a-z0-9]+)*$"},schema:"^[a-z][a-z0-9]*(-[a-z0-9]+)*$",parentSchema:schema77,data:key12,propertyName:key12};
if(vErrors === null){
vErrors = [err24];
}
else {
vErrors.push(err24);
}
errors++;
}
}
else {
const err25 = {instancePath:instancePath+"/rules",schemaPath:"#/definitions/ruleId/type",keyword:"type",params:{type: "string"},schema:schema77.type,parentSchema:schema77,data:key12,propertyName:key12};
if(vErrors === null){
vErrors = [err25];
}
else {
vErrors.push(err25);
}
errors++;
}
var valid19 = _errs49 === errors;
if(!valid19){
const err26 = {instancePath:instancePath+"/rules",schemaPath:"#/properties/rules/propertyNames",keyword:"propertyNames",params:{propertyName: key12},schema:schema11.properties.rules.propertyNames,parentSchema:schema11.properties.rules,data:data17};
if(vErrors === null){
vErrors = [err26];
}
else {
vErrors.push(err26);
}
errors++;
}
}
for(const key13 of Object.keys(data17)){
if(!(validate51(data17[key13], {instancePath:instancePath+"/rules/" + key13.replace(/~/g, "~0").replace(/\//g, "~1"),parentData:data17,parentDataProperty:key13,rootData}))){
vErrors = vErrors === null ? validate51.errors : vErrors.concat(validate51.errors);
errors = vErrors.length;
}
}
}
else {
const err27 = {instancePath:instancePath+"/rules",schemaPath:"#/properties/rules/type",keyword:"type",params:{type: "object"},schema:schema11.properties.rules.type,parentSchema:schema11.properties.rules,data:data17};
if(vErrors === null){
vErrors = [err27];
}
else {
vErrors.push(err27);
}
errors++;
}
}
if(data.include !== undefined && func0.call(data, "include")){
let data19 = data.include;
if(Array.isArray(data19)){
const len1 = data19.length;
for(let i1=0; i1<len1; i1++){
let data20 = data19[i1];
if(typeof data20 === "string"){
if(func50(data20) < 1){
const err28 = {instancePath:instancePath+"/include/" + i1,schemaPath:"#/properties/include/items/minLength",keyword:"minLength",params:{limit: 1},schema:1,parentSchema:schema11.properties.include.items,data:data20};
if(vErrors === null){
vErrors = [err28];
}
else {
vErrors.push(err28);
}
errors++;
}
}
else {
const err29 = {instancePath:instancePath+"/include/" + i1,schemaPath:"#/properties/include/items/type",keyword:"type",params:{type: "string"},schema:schema11.properties.include.items.type,parentSchema:schema11.properties.include.items,data:data20};
if(vErrors === null){
vErrors = [err29];
}
else {
vErrors.push(err29);
}
errors++;
}
}
}
else {
const err30 = {instancePath:instancePath+"/include",schemaPath:"#/properties/include/type",keyword:"type",params:{type: "array"},schema:schema11.properties.include.type,parentSchema:schema11.properties.include,data:data19};
if(vErrors === null){
vErrors = [err30];
}
else {
vErrors.push(err30);
}
errors++;
}
}
}
else {
const err31 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},schema:schema11.type,parentSchema:schema11,data};
if(vErrors === null){
vErrors = [err31];
}
else {
vErrors.push(err31);
}
errors++;
}
validate10.errors = vErrors;
return errors === 0;
}
