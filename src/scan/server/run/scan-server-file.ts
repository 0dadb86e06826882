// What one file says about routes: its own code is run, then each function that nobody in it calls, for callers elsewhere.
import { ts } from 'ts-morph';
import type { Evaluator } from '../../evaluate/evaluator.ts';
import { outermostFrame, type Deferred } from '../../evaluate/value.ts';
import type { Reading } from '../detector.ts';
import { fileDetectors, routerDetectors } from '../detectors/detectors.ts';
import { koaPrefix } from '../detectors/koa.ts';
import { guardsOf } from '../guards/guards-of.ts';
import { mayRegister } from '../interest.ts';
import type { OpenFunction, ServerFileFacts } from '../server-facts.ts';
import { collectFacts, type FactCollector } from './collect-facts.ts';
import { handleCall, type RunWorld } from './handle-call.ts';
import { openFunctions, type OpenCandidate } from './open-functions.ts';
import { createRunner, type Runner } from './run-code.ts';
import { tellRights } from './tell-rights.ts';
import { nodeKey } from './value-key.ts';

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
  const deferred: OpenCandidate[] = [];
  const main = run(decorations, deferred, (runner, { reading }) => {
    if (source === undefined) return;
    runner.statements(source.statements, outermostFrame);
    for (const detector of fileDetectors) detector.file(source, reading);
  });
  const open: OpenFunction[] = [];
  for (const candidate of [...deferred, ...(source === undefined ? [] : openFunctions(source))]) {
    const id = nodeKey(candidate.node);
    if (!mayRegister(candidate.text)) continue;
    if (main.executed.has(id) || open.some((one) => one.id === id)) continue;
    const { collector, executed } = run(decorations, [], (runner, world) => candidate.run(runner, world));
    const facts = collector.facts(executed);
    if (facts.steps.length + facts.rights.length + facts.unresolved.length > 0) open.push({ id, facts });
  }
  const notes = (parsed?.problems ?? []).map(({ line, text }) => ({ file, line, text }));
  return { ...main.collector.facts(main.executed), open, notes };

  function concernsNode(node: ts.Node): boolean {
    // A class may leave it to its base to register what its constructor names.
    const isNear = ts.isConstructorDeclaration(node) || concerns(node.getSourceFile().fileName);
    return isNear && mayRegister(node.getText());
  }

  function run(
    shared: Map<string, Deferred>,
    later: OpenCandidate[],
    body: (runner: Runner, world: RunWorld) => void,
  ): { readonly collector: FactCollector; readonly executed: ReadonlySet<string> } {
    const collector = collectFacts(shared);
    const runner: Runner = createRunner(evaluator, concernsNode, (node, frame) => {
      handleCall(node, frame, runner, world);
      if (ts.isCallExpression(node)) tellRights(node, frame, evaluator, collector);
    });
    const world: RunWorld = {
      reading: createReading(collector, runner),
      detectors: routerDetectors,
      defer: (target) => {
        later.push({ node: target.node, text: target.node.getText(), run: (inner) => inner.call(target, undefined) });
      },
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
      tell: collector.tell,
    };
    return reading;
  }
}
