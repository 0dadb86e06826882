// Decisions in OpenTelemetry, through its real SDK.
import { context, metrics, trace } from '@opentelemetry/api';
import { AsyncLocalStorageContextManager } from '@opentelemetry/context-async-hooks';
import {
  AggregationTemporality,
  InMemoryMetricExporter,
  MeterProvider,
  PeriodicExportingMetricReader,
} from '@opentelemetry/sdk-metrics';
import { BasicTracerProvider, InMemorySpanExporter, SimpleSpanProcessor } from '@opentelemetry/sdk-trace-base';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { createGuard } from '../../src/runtime/guard.ts';
import { definePolicy } from '../../src/runtime/policy.ts';
import { decisionAttributes, telemetry } from '../../src/runtime/telemetry.ts';
import { tableOf, userToken } from './policies.ts';

const spans = new InMemorySpanExporter();
const points = new InMemoryMetricExporter(AggregationTemporality.DELTA);
const reader = new PeriodicExportingMetricReader({ exporter: points, exportIntervalMillis: 3_600_000 });
const meters = new MeterProvider({ readers: [reader] });

const endpoint = 'GET /files/{id}';
const policy = definePolicy(
  tableOf({
    scopes: { 'Files.Read': [], 'Files.ReadWrite': ['Files.Read'] },
    rights: { 'file.read': { params: ['id'] } },
    endpoints: { [endpoint]: { delegated: [{ scopes: ['Files.Read'], right: 'file.read', accounts: ['work'] }] } },
  }),
);

beforeAll(() => {
  context.setGlobalContextManager(new AsyncLocalStorageContextManager().enable());
  trace.setGlobalTracerProvider(new BasicTracerProvider({ spanProcessors: [new SimpleSpanProcessor(spans)] }));
  metrics.setGlobalMeterProvider(meters);
});
afterAll(async () => {
  await meters.shutdown();
  context.disable();
  trace.disable();
  metrics.disable();
});
beforeEach(async () => {
  spans.reset();
  await reader.forceFlush();
  points.reset();
});

let now = 0;
function guard(scopes: readonly string[]) {
  now = 0;
  return createGuard(policy, {
    verify: async () => ({ ok: true, token: userToken(scopes) }),
    rights: Object({ 'file.read': async () => true }),
    onDecision: telemetry(),
    clock: () => (now += 250),
  });
}
const request = { authorization: ['Bearer secret-token'], tokenElsewhere: false, params: { id: 'secret-file' } };

async function inSpan(work: () => Promise<unknown>): Promise<void> {
  await trace.getTracer('test').startActiveSpan('request', async (span) => {
    await work();
    span.end();
  });
}

it('puts an allowance on the span of the request', async () => {
  await inSpan(() => guard(['Files.ReadWrite']).check(endpoint, request));
  const attributes = {
    'permc.outcome': 'allow',
    'permc.endpoint': endpoint,
    'permc.access': 'delegated',
    'permc.duration_ms': 250,
    'permc.rights': ['file.read=yes'],
    'permc.via': ['Files.Read'],
    'permc.alternative': 0,
  };
  const [span] = spans.getFinishedSpans();
  expect(span?.attributes).toEqual(attributes);
  expect(span?.events.map(({ name, attributes: of }) => [name, of])).toEqual([['permc.decision', attributes]]);
});

it('puts a refusal on it, and nothing of the token or the resource', async () => {
  await inSpan(() => guard(['Unknown']).check(endpoint, request));
  const [span] = spans.getFinishedSpans();
  expect(span?.attributes).toEqual({
    'permc.outcome': 'deny',
    'permc.endpoint': endpoint,
    'permc.access': 'delegated',
    'permc.reason': 'scope-missing',
    'permc.status': 403,
    'permc.duration_ms': 250,
    'permc.missing': ['Files.Read'],
  });
  expect(JSON.stringify(span?.events)).not.toContain('secret');
});

it('counts decisions and their durations', async () => {
  const guarded = guard(['Files.Read']);
  await guarded.check(endpoint, request);
  await guarded.check(endpoint, request);
  await guarded.check(endpoint, { ...request, authorization: [] });
  guarded.refuseUndeclared('GET', '/made/up/by/the/caller');
  await reader.forceFlush();
  const [batch] = points.getMetrics();
  const [decisions, durations] = batch?.scopeMetrics[0]?.metrics ?? [];
  const denied = {
    'permc.outcome': 'deny',
    'permc.endpoint': endpoint,
    'permc.reason': 'token-missing',
    'permc.status': 401,
  };
  expect(decisions?.descriptor.name).toBe('permc.decisions');
  expect(decisions?.dataPoints.map(({ attributes, value }) => [attributes, value])).toEqual([
    [{ 'permc.outcome': 'allow', 'permc.endpoint': endpoint, 'permc.access': 'delegated' }, 2],
    [denied, 1],
    [{ 'permc.outcome': 'deny', 'permc.reason': 'undeclared', 'permc.status': 404 }, 1],
  ]);
  expect([durations?.descriptor.name, durations?.descriptor.unit]).toEqual(['permc.decision.duration', 's']);
  expect(durations?.dataPoints[0]?.value).toMatchObject({ count: 2, sum: 0.5 });
  // What no guard looked at took no time that could be counted.
  expect(durations?.dataPoints.map(({ attributes }) => attributes['permc.reason'])).toEqual([
    undefined,
    'token-missing',
  ]);
});

it('does nothing without a span or an SDK', () => {
  const facts = { requirement: undefined, rights: [], duration: 1 };
  const record = { outcome: 'allow', endpoint, kind: 'anonymous', via: [], alternative: undefined, ...facts } as const;
  expect(() => telemetry()(record)).not.toThrow();
  expect(decisionAttributes({ ...record, requirement: { anonymous: true } })).toEqual({
    'permc.outcome': 'allow',
    'permc.endpoint': endpoint,
    'permc.access': 'anonymous',
    'permc.duration_ms': 1,
  });
});

it('says nothing of a duration that was not measured', async () => {
  const facts = { requirement: undefined, rights: [], duration: undefined };
  const record = { outcome: 'allow', endpoint, kind: 'anonymous', via: [], alternative: undefined, ...facts } as const;
  expect(decisionAttributes(record)).toEqual({ 'permc.outcome': 'allow', 'permc.access': 'anonymous' });
});
