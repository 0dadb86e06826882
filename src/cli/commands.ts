// The table of commands: a name, a line for the help, and where to find the rest. Nothing is loaded before it is needed.
import type { CommandDefinition } from './command.ts';

/** One line of the table. */
export interface CommandEntry {
  readonly name: string;
  readonly summary: string;
  readonly load: () => Promise<CommandDefinition>;
}

/** Every command, in the order in which people meet them. */
export const commands: readonly CommandEntry[] = [
  {
    name: 'init',
    summary: 'write a manifest to start from',
    load: async () => (await import('./commands/init.ts')).init,
  },
  {
    name: 'check',
    summary: 'say what is wrong with manifests, and where they grant more than they must',
    load: async () => (await import('./commands/check.ts')).check,
  },
  {
    name: 'build',
    summary: 'write the guards and the app registration that manifests ask for',
    load: async () => (await import('./commands/build.ts')).build,
  },
  {
    name: 'test',
    summary: 'run the decisions that manifests state under `tests`',
    load: async () => (await import('./commands/test.ts')).test,
  },
  {
    name: 'explain',
    summary: 'explain an endpoint, a permission or a rule',
    load: async () => (await import('./commands/explain.ts')).explain,
  },
  {
    name: 'scan',
    summary: 'read the code of a server or of a client, and hold it against the manifest',
    load: async () => (await import('./commands/scan.ts')).scan,
  },
  {
    name: 'request',
    summary: 'say which permissions calls to another API need, and prove that nothing less will do',
    load: async () => (await import('./commands/request.ts')).request,
  },
  {
    name: 'catalog',
    summary: 'take the permissions of other APIs into the project, and keep them up to date',
    load: async () => (await import('./commands/catalog.ts')).catalog,
  },
];
