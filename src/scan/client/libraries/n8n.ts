// The request functions that n8n hands to its nodes: `this.helpers.httpRequestWithAuthentication.call(this, name, options)`.
import type { ClientDetector } from '../detector.ts';
import { joinBase } from '../join-base.ts';
import { option } from '../options.ts';
import { memberName } from '../origin.ts';

/** By name, the place of the options: those that sign in take the name of a credential first. */
const functions: ReadonlyMap<string, number> = new Map([
  ['request', 0],
  ['httpRequest', 0],
  ['requestWithAuthentication', 1],
  ['httpRequestWithAuthentication', 1],
  ['requestOAuth1', 1],
  ['requestOAuth2', 1],
]);

/** https://docs.n8n.io/integrations/creating-nodes/build/reference/http-helpers/ */
export const n8n: ClientDetector = {
  via: 'n8n',
  hints: ['helpers'],
  find: ({ callee: { root, steps }, args, evaluator }) => {
    const place = functions.get(memberName(steps.at(-1)) ?? '');
    const holder = steps.length > 1 ? memberName(steps.at(-2)) : root.kind === 'unknown' ? root.name : undefined;
    if (place === undefined || holder !== 'helpers') return [];
    const given = args[place];
    const url = option(given, ['url', 'uri'], evaluator);
    if (url === undefined) return [];
    const base = option(given, ['baseURL', 'baseUrl'], evaluator);
    return [{ method: option(given, ['method'], evaluator), url: joinBase(base, url), resource: undefined }];
  },
};
