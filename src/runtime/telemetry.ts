// The public surface of `permc/telemetry`: decisions in OpenTelemetry, for services that have it. The only file that
// imports its API, which does nothing until the service registers an SDK.
import { metrics, trace } from '@opentelemetry/api';
import type { DecisionRecord } from './decision-record.ts';
import { decisionAttributes, metricAttributes } from './telemetry-attributes.ts';

export { decisionAttributes } from './telemetry-attributes.ts';
export type { DecisionAttributes } from './telemetry-attributes.ts';

/**
 * Makes an observer for `onDecision` that puts every decision on the active span and counts it.
 *
 * The span of the request gets the attributes of `decisionAttributes`; a second decision in one request, which a batch of
 * calls may make, becomes an event of its own (`permc.decision`), as does the first. The counter `permc.decisions` and
 * the histogram `permc.decision.duration` (in seconds, of decisions that were timed) go by endpoint, outcome, kind of access,
 * reason and status.
 *
 * @returns the observer; it holds nothing of a request
 */
export function telemetry(): (record: DecisionRecord) => void {
  const meter = metrics.getMeter('permc');
  const decisions = meter.createCounter('permc.decisions', { description: 'Decisions of the guards' });
  const durations = meter.createHistogram('permc.decision.duration', {
    description: 'From the first look at a request to the decision, waiting for keys and rights included',
    unit: 's',
  });
  return (record) => {
    const counted = metricAttributes(record);
    decisions.add(1, counted);
    if (record.duration !== undefined) durations.record(record.duration / 1000, counted);
    const span = trace.getActiveSpan();
    if (span === undefined) return;
    const attributes = decisionAttributes(record);
    span.setAttributes(attributes);
    span.addEvent('permc.decision', attributes);
  };
}
