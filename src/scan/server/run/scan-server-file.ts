// What one file says about routes: its own code is run, then each function that nobody in it calls, for callers elsewhere.
import { ts } from '../../program/typescript.js';
import type { Evaluator } from '../../evaluate/evaluator.ts';
import { outermostFrame, type Deferred, type FunctionValue } from '../../evaluate/value.ts';
import type { Found, Reading } from '../detector.ts';
import { fileDetectors, routerDetectors } from '../detectors/detectors.ts';
import { koaPrefix } from '../detectors/koa.ts';
import { guardsOf } from '../guards/guards-of.ts';
import { mayRegister } from '../interest.ts';
import type { OpenFunction, ServerFileFacts } from '../server-facts.ts';
import { sourcePlace } from '../source-place.ts';
import { collectFacts, type FactCollector } from './collect-facts.ts';
import { handleCall, type RunWorld } from './handle-call.ts';
import { openFunctions, type OpenCandidate } from './open-functions.ts';
import { registeringFunctions } from './registering-functions.ts';
import { createRunner, type Runner } from './run-code.ts';
import { tellRights } from './tell-rights.ts';
import { frameKey, nodeKey } from './value-key.ts';

type FoundStep = Extract<Found, { readonly kind: 'step' }>;

/** A function that is looked at once all is run that is seen to be called. */
interface Waiting {
  readonly candidate: OpenCandidate;
  /** The function that it was met in, when nobody is seen to call that one either. */
  readonly within: string | undefined;
}

/** What one run has found. */
interface FileRun {
  readonly collector: FactCollector;
  readonly executed: ReadonlySet<string>;
}

/**
 * Finds what a file says. A file that is no source of the project says nothing.
 *
 * @param concerns whether a file can have to do with routes: code in others is not run
 */
export function scanServerFile(
  file: string,
  evaluator: Evaluator,
  concerns: (file: string) => boolean,
): ServerFileFacts {
  const parsed = evaluator.program.parse(file);
  const source = parsed?.source;
  const decorations = new Map<string, Deferred>();
  const waiting: Waiting[] = [];
  const main = run(undefined, (runner, { reading }) => {
    if (source === undefined) return;
    runner.statements(source.statements, outermostFrame);
    for (const detector of fileDetectors) detector.file(source, reading);
  });
  if (source !== undefined)
    waiting.push(...openFunctions(source).map((candidate) => ({ candidate, within: undefined })));
  const open: OpenFunction[] = [];
  const known = new Set<string>();
  for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
    const { candidate, within } = next;
    const id = nodeKey(candidate.node);
    if (main.executed.has(id) || known.has(candidate.key) || !mayRegister(candidate.code)) continue;
    known.add(candidate.key);
    const { collector, executed } = run(within ?? id, (runner, world) => candidate.run(runner, world));
    const facts = collector.facts(executed);
    if (facts.steps.length + facts.rights.length + facts.unresolved.length > 0) open.push({ id, within, facts });
  }
  const notes = (parsed?.problems ?? []).map(({ line, text }) => ({ file, line, text }));
  return { ...main.collector.facts(main.executed), open, notes };

  function concernsNode(node: ts.Node): boolean {
    // A class may leave it to its base to register what its constructor names.
    const isNear = ts.isConstructorDeclaration(node) || concerns(node.getSourceFile().fileName);
    return isNear && mayRegister(node);
  }

  /** @param within the function that nobody is seen to call, when code is run for it alone */
  function run(within: string | undefined, body: (runner: Runner, world: RunWorld) => void): FileRun {
    const collector = collectFacts(decorations);
    const defer = (target: FunctionValue): void => {
      const { node, frame } = target;
      const key = `${nodeKey(node)} ${frameKey(frame)}`;
      const candidate = { node, key, code: node, run: (inner: Runner) => inner.call(target, undefined) };
      waiting.push({ candidate, within });
    };
    const runner: Runner = createRunner(
      evaluator,
      concernsNode,
      (node, frame) => {
        handleCall(node, frame, runner, world);
        if (ts.isCallExpression(node)) tellRights(node, frame, evaluator, collector);
      },
      (ended, frame) => {
        for (const node of registeringFunctions(ended, frame, evaluator)) {
          defer({ kind: 'function', node, frame, self: undefined, bound: [] });
        }
      },
      (place, reason) => collector.tell({ kind: 'unresolved', place: sourcePlace(place), reason }),
    );
    const world: RunWorld = {
      reading: createReading(collector, runner),
      detectors: routerDetectors,
      defer,
      making: new Set(),
    };
    body(runner, world);
    return { collector, executed: runner.executed };
  }

  function createReading(collector: FactCollector, runner: Runner): Reading {
    const reading: Reading = {
      evaluator,
      routerOf: (value, at) => {
        for (const detector of routerDetectors) {
          const receiver = detector.receiver(value, at);
          if (receiver === undefined) continue;
          const { router } = receiver;
          const prefixes = router.framework === 'koa' ? koaPrefix(value, reading) : undefined;
          collector.tell({ kind: 'router', router: prefixes === undefined ? router : { ...router, prefixes } });
          return receiver;
        }
        return undefined;
      },
      guardsOf: (handler, role) => guardsOf(handler, role, { evaluator, decoration: collector.decoration }),
      run: (target, args) => runner.call(target, args),
      decoration: collector.decoration,
      tell: (found) => collector.tell(found.kind === 'step' ? conditional(found, runner.conditions()) : found),
    };
    return reading;
  }
}

/** A step with what it depends on. */
function conditional(found: FoundStep, when: readonly string[]): FoundStep {
  return when.length === 0 ? found : { ...found, step: { ...found.step, when } };
}
