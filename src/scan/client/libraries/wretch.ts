// wretch: `wretch(base).url('/users').post(body)`, `wretch(base).get('/users')`. A URL is put behind the one before.
import { textOf } from '../../evaluate/make-value.ts';
import { joinTexts, textsOf } from '../../evaluate/texts.ts';
import type { Value } from '../../evaluate/value.ts';
import type { ClientDetector, ClientSite } from '../detector.ts';
import { usualVerbs } from '../http-client.ts';
import { memberName, moduleChain } from '../origin.ts';

/** Verbs that take a body first, and the rest of the URL after it. */
const withBody = new Set(['post', 'put', 'patch']);

/** https://elbywan.github.io/wretch/api/modules/index.html */
export const wretch: ClientDetector = {
  via: 'wretch',
  hints: ['wretch'],
  packages: ['wretch'],
  find: (site) => {
    const chain = moduleChain(site.callee);
    const name = memberName(chain?.steps.at(-1)) ?? '';
    const verb = usualVerbs.get(name);
    if (chain?.module !== 'wretch' || verb === undefined) return [];
    const last = site.args[withBody.has(name) ? 1 : 0];
    const end = last === undefined ? [] : [site.evaluator.force(last)];
    return [{ method: textOf(verb), url: joined([...piecesOf(site), ...end]), resource: undefined }];
  },
};

/** The URLs that the client was made with and then given. */
function piecesOf({ callee, evaluator }: ClientSite): readonly Value[] {
  const { steps = [] } = moduleChain(callee) ?? {};
  return steps.flatMap((step, index) => {
    const name = memberName(steps[index - 1]);
    if (step.kind !== 'call' || !('arguments' in step.node) || (index > 0 && name !== 'url' && name !== 'default'))
      return [];
    const [url] = evaluator.arguments(step.node, step.frame);
    return url === undefined ? [] : [evaluator.force(url)];
  });
}

/** What is no text, as the options of a client without a URL, adds nothing. */
function joined(pieces: readonly Value[]): Value {
  return joinTexts(
    pieces.map((piece) => {
      const texts = piece.filter(({ kind }) => kind !== 'constant' && kind !== 'record');
      return texts.length === 0 ? textOf('') : textsOf(texts);
    }),
  );
}
