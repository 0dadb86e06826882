// The files that a manifest asks for. Whether they may be written there is for `workspace/`.
import type { LocatedMap } from '../syntax/located-tree.ts';
import type { MetadataOutput, Outputs } from './model.ts';
import { asMap, asText, childOf, choiceAt, mapAt, requiredTextAt, textAt, textsAt } from './read-tree.ts';

/** The `outputs:` section of the main manifest. */
export function buildOutputs(main: LocatedMap): Outputs {
  const outputs = mapAt(main, 'outputs');
  return {
    ...buildGuards(outputs),
    client: textAt(outputs, 'client'),
    cedar: textAt(outputs, 'cedar'),
    metadata: buildMetadata(outputs),
    entra: textAt(outputs, 'entra'),
    consent: textAt(outputs, 'consent'),
  };
}

/** A path may stand bare. */
function buildGuards(outputs: LocatedMap): Pick<Outputs, 'guards' | 'guardsRuntime'> {
  const guards = childOf(outputs, 'guards');
  if (guards === undefined) return { guards: undefined, guardsRuntime: 'package' };
  if (guards.kind !== 'map') return { guards: asText(guards), guardsRuntime: 'package' };
  const runtime = choiceAt(guards, 'runtime', ['package', 'inline'], { value: 'package', span: guards.span });
  return { guards: requiredTextAt(guards, 'path'), guardsRuntime: runtime.value };
}

function buildMetadata(outputs: LocatedMap): MetadataOutput | undefined {
  const node = childOf(outputs, 'metadata');
  if (node === undefined) return undefined;
  const metadata = asMap(node);
  return {
    path: requiredTextAt(metadata, 'path'),
    resource: requiredTextAt(metadata, 'resource'),
    authorizationServers: textsAt(metadata, 'authorizationServers'),
  };
}
