// What a server under test can do, whatever its framework: serve the drive API as planned, and say what it thinks of its routes.
import { once } from 'node:events';
import type { Server } from 'node:http';
import type { GuardOptions } from '../../../src/runtime/index.ts';
import type { Endpoint, Rights } from '../drive-policy.ts';
import type { Recorder } from '../recorder.ts';

/** What a service is set up with. */
export interface Service {
  readonly options: GuardOptions & { readonly rights: Rights };
  readonly recorder: Recorder;
}

/** How one app differs from the usual one. */
export interface Plan {
  /** The endpoints that get a route, in that order; all unless given. */
  readonly keys?: readonly Endpoint[];
  /** Where the guards are told that the routes are. */
  readonly mountPath?: string;
  /** Where they are; `mountPath` unless given. */
  readonly mountedAt?: string;
  /** A handler that no endpoint declares: a route, a route of every method, or what answers whatever comes (`use`). */
  readonly open?: 'route' | 'every-method' | 'mounted';
}

/** A server that listens. */
export interface RunningServer {
  readonly port: number;
  /** The findings of its coverage, as `fault: subject`. */
  readonly findings: () => readonly string[];
  /** Has its routes be complete. */
  readonly verify: () => void;
  /** Adds a route to the app past the guards. */
  readonly addLate: () => unknown;
  readonly stop: () => unknown;
}

/** A framework on a server. */
export interface ServerUnderTest {
  readonly name: string;
  /** The name that the corpus knows it by, where that is another one. */
  readonly like?: string;
  readonly start: (service: Service, plan?: Plan) => Promise<RunningServer>;
}

/** The line of a coverage finding. */
export function findingLine({ fault, subject }: { readonly fault: string; readonly subject: string }): string {
  return `${fault}: ${subject}`;
}

/** Has a server listen on a free port of this machine. */
export async function listen(server: Server): Promise<number> {
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return portOf(server.address());
}

/** The port of a server that listens. */
export function portOf(address: string | { readonly port: number } | null): number {
  if (address === null || typeof address === 'string') throw new Error('no port');
  return address.port;
}

/** Closes a server with whatever is connected. */
export function close(server: Server): void {
  server.closeAllConnections();
  server.close();
}

/** The options that a plan gives to guards. */
export function mountOption({ mountPath }: Plan): { readonly mountPath?: string } {
  return mountPath === undefined ? {} : { mountPath };
}

/** Where a plan has the routes; empty for the root. */
export function mountedAt({ mountPath = '', mountedAt: actual = mountPath }: Plan): string {
  return actual;
}
