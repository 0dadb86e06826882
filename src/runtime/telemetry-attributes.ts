// A decision record as flat attributes, as traces, metrics and structured logs take them. It knows no telemetry library.
import type { DecisionRecord } from './decision-record.ts';

/** Attribute values that every telemetry backend takes. */
export type DecisionAttributes = Readonly<Record<string, string | number | string[]>>;

/**
 * What a span or a log entry says about a decision: names of the policy and of permissions, nothing of the token or the
 * resource.
 *
 * @param record what `onDecision` gets
 * @returns attributes named `permc.…`; what a record does not know is left out
 */
export function decisionAttributes(record: DecisionRecord): DecisionAttributes {
  const attributes: Record<string, string | number | string[]> = { ...metricAttributes(record) };
  if (record.duration !== undefined) attributes['permc.duration_ms'] = record.duration;
  if (record.rights.length > 0) {
    attributes['permc.rights'] = record.rights.map(({ right, answer }) => `${right}=${answer}`);
  }
  if (record.outcome === 'allow') {
    if (record.via.length > 0) attributes['permc.via'] = [...record.via];
    if (record.alternative !== undefined) attributes['permc.alternative'] = record.alternative;
    return attributes;
  }
  if (record.fault !== undefined) attributes['permc.fault'] = record.fault;
  if (record.missing.length > 0) attributes['permc.missing'] = [...record.missing];
  return attributes;
}

/** The few of them with a bounded number of values, which a metric may be counted by. */
export function metricAttributes(record: DecisionRecord): Readonly<Record<string, string | number>> {
  const attributes: Record<string, string | number> = { 'permc.outcome': record.outcome };
  // A request for which nothing is declared has no name of the policy, and its path could be anything.
  if (record.requirement !== undefined && record.endpoint !== undefined) attributes['permc.endpoint'] = record.endpoint;
  if (record.kind !== undefined) attributes['permc.access'] = record.kind;
  if (record.outcome === 'deny') {
    attributes['permc.reason'] = record.reason;
    attributes['permc.status'] = record.status;
  }
  return attributes;
}
