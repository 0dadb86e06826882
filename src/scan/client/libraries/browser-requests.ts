// Requests that browsers make by themselves for an object or a call: `new EventSource(url)`, `navigator.sendBeacon(url)`. A
// `WebSocket` is a connection and no request.
import { textOf } from '../../evaluate/make-value.ts';
import type { ClientDetector } from '../detector.ts';
import { memberName, moduleChain } from '../origin.ts';
import { ts } from '../../program/typescript.js';

const packages = new Set(['eventsource', 'event-source-polyfill', 'react-native-sse', 'react-native-event-source']);

/** https://html.spec.whatwg.org/#server-sent-events and https://w3c.github.io/beacon/ */
export const browserRequests: ClientDetector = {
  via: 'browser',
  hints: ['EventSource', 'sendBeacon'],
  globals: ['EventSource', 'navigator'],
  find: ({ node, callee, args: [url], evaluator }) => {
    const { root, steps } = callee;
    if (url === undefined) return [];
    const chain = moduleChain(callee);
    const names = chain === undefined ? [root.name, ...steps.map(memberName)] : chain.steps.map(memberName);
    const last = names.at(-1);
    const isStream =
      ts.isNewExpression(node) &&
      (chain === undefined
        ? root.kind === 'global' && last === 'EventSource'
        : packages.has(chain.module) && chain.steps.length < 2);
    const isBeacon = root.kind === 'global' && last === 'sendBeacon' && names.at(-2) === 'navigator';
    if (!isStream && !isBeacon) return [];
    return [{ method: textOf(isBeacon ? 'POST' : 'GET'), url: evaluator.force(url), resource: undefined }];
  },
};
