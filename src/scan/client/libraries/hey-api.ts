// The clients that Hey API's generated functions call: `client.get({ url: '/pet/{petId}' })`, made by
// `createClient(createConfig({ baseUrl }))`.
import { textOf } from '../../evaluate/make-value.ts';
import type { Deferred, Step, SymbolicValue, Value } from '../../evaluate/value.ts';
import type { ClientDetector, ClientSite } from '../detector.ts';
import { usualVerbs } from '../http-client.ts';
import { joinBase } from '../join-base.ts';
import { option, statedOption } from '../options.ts';
import { memberName, moduleChain } from '../origin.ts';

const modules = /^@hey-api\/client-/u;

/** https://heyapi.dev/openapi-ts/clients/fetch */
export const heyApi: ClientDetector = {
  via: 'hey-api',
  hints: ['hey-api', 'client-fetch', 'client-axios', 'client-next', 'client-nuxt'],
  packages: ['fetch', 'axios', 'next', 'nuxt', 'ky'].map((name) => `@hey-api/client-${name}`),
  find: (site) => {
    const { callee, args, evaluator } = site;
    const chain = moduleChain(callee);
    const name = memberName(chain?.steps.at(-1)) ?? '';
    const verb = usualVerbs.get(name);
    const [options] = args;
    if (chain === undefined || !modules.test(chain.module) || (verb === undefined && name !== 'request')) return [];
    const method = verb === undefined ? option(options, ['method'], evaluator) : textOf(verb);
    const base = statedOption(options, ['baseUrl'], evaluator) ?? baseOf(chain.steps, site);
    const url = option(options, ['url'], evaluator);
    return url === undefined ? [] : [{ method, url: joinBase(base, url), resource: undefined }];
  },
};

/** The base URL that the client was made with, also through `createConfig`. */
function baseOf(steps: readonly Step[], { evaluator }: ClientSite): Value | undefined {
  const [config] = argumentsOf(steps, evaluator);
  if (config === undefined) return undefined;
  const [made] = evaluator.force(config);
  const inner: SymbolicValue['steps'] = made?.kind === 'symbolic' ? made.steps : [];
  return statedOption(argumentsOf(inner, evaluator)[0] ?? config, ['baseUrl'], evaluator);
}

function argumentsOf(steps: readonly Step[], evaluator: ClientSite['evaluator']): readonly Deferred[] {
  const made = steps.find((step) => step.kind === 'call');
  return made !== undefined && 'arguments' in made.node ? evaluator.arguments(made.node, made.frame) : [];
}
