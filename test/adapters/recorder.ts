// What happened inside a service while it answered one request: the decisions, what rights were asked, and the handlers that
// ran. All of it is JSON, for a service may run in another process.
import type { DecisionRecord } from '../../src/runtime/index.ts';

/** What handlers look at. */
export interface SeenAccess {
  readonly kind: string;
  readonly params: object;
  readonly filter?: { readonly where: unknown } | undefined;
}

/** A handler that ran. */
export interface Run {
  readonly endpoint: string;
  readonly kind: string;
  readonly params: Readonly<Record<string, unknown>>;
  /** Whether they are those that every right was asked about. */
  readonly sameAsAsked: boolean;
  /** What the framework itself calls the parameters, where it names them as the template does. */
  readonly own: Readonly<Record<string, unknown>> | undefined;
}

/** A decision, as far as tests look at it. */
export interface Decided {
  readonly outcome: 'allow' | 'deny';
  readonly endpoint: string | undefined;
  readonly reason: string | undefined;
}

/** Everything since the last look. */
export interface Seen {
  readonly ran: readonly Run[];
  readonly decisions: readonly Decided[];
}

/** Notes what happens. */
export interface Recorder {
  readonly onDecision: (record: DecisionRecord) => void;
  /** A right was asked about these parameters. */
  readonly asked: (params: object) => void;
  /** A handler runs; gives what it answers. */
  readonly run: (endpoint: string, access: SeenAccess, own?: object) => object;
  /** Everything since the last look. */
  readonly take: () => Seen;
}

export function createRecorder(): Recorder {
  const asked: object[] = [];
  const ran: Run[] = [];
  const decisions: Decided[] = [];
  return {
    onDecision: (record) => {
      const { outcome, endpoint } = record;
      decisions.push({ outcome, endpoint, reason: record.outcome === 'deny' ? record.reason : undefined });
    },
    asked: (params) => {
      asked.push(params);
    },
    run: (endpoint, { kind, params, filter }, own) => {
      const seen = { ...params };
      const given = new Map(Object.entries(params));
      const same = (one: object): boolean => Object.entries(one).every(([name, value]) => given.get(name) === value);
      const sameAsAsked = Object.getPrototypeOf(params) === null && Object.isFrozen(params) && asked.every(same);
      ran.push({ endpoint, kind, params: seen, sameAsAsked, own: own === undefined ? undefined : { ...own } });
      return { endpoint, kind, params: seen, ...(filter === undefined ? {} : { filter: filter.where }) };
    },
    take: () => {
      asked.length = 0;
      return { ran: ran.splice(0), decisions: decisions.splice(0) };
    },
  };
}
