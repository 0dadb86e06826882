// The calls that make a server of decorated classes: they mount the classes that they name, or all of them.
import { type ts } from '../../program/typescript.js';
import type { Deferred, Frame, SymbolicValue, Value } from '../../evaluate/value.ts';
import type { Reading, RouterDetector } from '../detector.ts';
import { pathToRegexp } from '../paths/route-pattern.ts';
import { nodeKey } from '../run/value-key.ts';
import { decoratedPackages, hubOf } from './decorated-routes.ts';
import { layOut, readPath } from './read-arguments.ts';
import { tellStep } from './register.ts';

type Call = ts.CallExpression | ts.NewExpression;

/** Tells what a call mounts, when it makes such a server or hands controllers to one. */
export function tellDecoratedServer(callee: Value, node: Call, frame: Frame, reading: Reading): void {
  for (const possible of callee) {
    if (possible.kind !== 'symbolic' || possible.root.kind !== 'module') continue;
    const framework = possible.root.module;
    const name = possible.root.name;
    if (!decoratedPackages.has(framework) || !/^(?:use|create)\w+Server$|^InversifyExpressServer$/u.test(name))
      continue;
    if (possible.steps.some(({ kind }) => kind !== 'member')) continue;
    tellMounts(framework, possible, node, frame, reading);
  }
}

function tellMounts(framework: string, { root }: SymbolicValue, node: Call, frame: Frame, reading: Reading): void {
  const { evaluator } = reading;
  const args = evaluator.arguments(node, frame);
  const isGiven = root.name?.startsWith('use') === true;
  const app = isGiven && args[0] !== undefined ? evaluator.force(args[0]) : evaluator.evaluate(node, frame);
  const routers = app.flatMap((one) => (one.kind === 'symbolic' ? [reading.routerOf(one, node)?.router.id] : []));
  const options = args.flatMap((one) => evaluator.force(one)).filter(({ kind }) => kind === 'record');
  const member = (name: string): Deferred => ({ value: options.length === 0 ? [] : evaluator.member(options, name) });
  const prefix = ['routePrefix', 'rootPath']
    .map((name) => readPath(member(name), pathToRegexp, evaluator))
    .find((path) => path !== undefined && path.templates.length > 0);
  const classes = layOut([member('controllers')], evaluator)
    .flatMap((one) => evaluator.force(one))
    .flatMap((one) => (one.kind === 'class' ? [nodeKey(one.node)] : []));
  const hub = hubOf(framework);
  reading.tell({ kind: 'router', router: hub });
  for (const router of routers.flatMap((id) => (id === undefined ? [] : [id]))) {
    for (const path of prefix?.templates ?? ['/']) {
      for (const child of classes.length === 0 ? [hub.id] : classes) {
        tellStep(reading, { kind: 'mount', router, child, path, guards: [] });
      }
    }
  }
}

/** The classes that `loadControllers('controllers/*.ts')` loads, as the one router that a server uses. */
export const loadedControllers: RouterDetector = {
  framework: 'awilix-express',
  receiver: ({ root, steps }) => {
    if (root.kind !== 'module' || !decoratedPackages.has(root.module)) return undefined;
    const members = steps.flatMap((step) => (step.kind === 'member' ? [step.name] : []));
    const isLoading = [root.name, ...members].some((name) => name === 'loadControllers' || name === 'controller');
    return isLoading ? { router: hubOf(root.module), since: [] } : undefined;
  },
  call: () => undefined,
};
