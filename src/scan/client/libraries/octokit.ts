// GitHub's Octokit where the path stands in the code: `octokit.request('GET /repos/{owner}/{repo}', {...})`, and `paginate`.
// Its methods that are named after operations say no path.
import { textOf } from '../../evaluate/make-value.ts';
import { joinTexts, textsOf } from '../../evaluate/texts.ts';
import type { TextValue, Value } from '../../evaluate/value.ts';
import type { ClientDetector, RequestValue } from '../detector.ts';
import { joinBase } from '../join-base.ts';
import { memberName } from '../origin.ts';

const functions = new Set(['request', 'paginate', 'iterator']);

/** https://github.com/octokit/request.js#request */
export const octokit: ClientDetector = {
  via: 'octokit',
  hints: ['octokit', '@octokit/request', '@octokit/core', '@octokit/rest', '@actions/github', 'probot'],
  find: ({ callee: { root, steps }, args: [route], evaluator }) => {
    const name = memberName(steps.at(-1)) ?? (root.kind === 'global' ? undefined : root.name);
    if (route === undefined || name === undefined || !(functions.has(name) || name === 'octokit')) return [];
    return textsOf(evaluator.force(route)).flatMap(requestOf);
  },
};

/** The request of a route: a verb, a space and a path. Nothing else has this form. */
function requestOf({ parts: [head, ...rest] }: TextValue): readonly RequestValue[] {
  const [, verb, path] =
    (typeof head === 'string' ? /^(GET|POST|PUT|PATCH|DELETE|HEAD) +(\S*)$/u.exec(head) : undefined) ?? [];
  if (verb === undefined || path === undefined || (path === '' && rest.length === 0)) return [];
  const url: Value = joinTexts([textOf(path), ...rest.map((part): Value => [{ kind: 'text', parts: [part] }])]);
  return [{ method: textOf(verb), url: joinBase(textOf('https://api.github.com'), url), resource: undefined }];
}
