// A service of 2,000 files as they are in real ones: features of ten files each with routers, calls of another API, barrels
// and types, mounted by one app. The same files at every call; it type-checks without any package.
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

const nouns = [
  'invoice',
  'customer',
  'order',
  'product',
  'shipment',
  'payment',
  'refund',
  'ticket',
  'report',
  'meeting',
];

/**
 * Writes the repository.
 *
 * @param {string} folder an empty folder
 * @param {number} features 200 are 2,000 files
 */
export function writeRepository(folder, features = 200) {
  const write = (path, text) => {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  };
  write('package.json', '{ "name": "synthetic", "private": true, "type": "module" }\n');
  write(
    'tsconfig.json',
    `${JSON.stringify({ compilerOptions: { target: 'es2022', module: 'nodenext', lib: ['es2023', 'dom'], strict: true, noEmit: true, types: [], skipLibCheck: true }, include: ['src', 'types'] })}\n`,
  );
  write('types/express.d.ts', expressTypes);
  write('src/graph.ts', graphClient);
  write('src/guards.ts', guards);
  write(
    'src/base-url.ts',
    "export const version = 'v1.0';\nexport const graphRoot = `https://graph.microsoft.com/${version}`;\n",
  );
  const names = Array.from({ length: features }, (_, index) => `${nouns[index % nouns.length]}${index}`);
  write('src/app.ts', app(names));
  for (const name of names)
    for (const [file, text] of Object.entries(feature(name))) write(`src/features/${name}/${file}`, text);
}

/** The file that a second run finds changed: a service in the middle, on which a controller, a router and the app depend. */
export const changedFile = 'src/features/report108/service.ts';

const expressTypes = `declare module 'express' {
  export interface Request { params: Record<string, string>; body: unknown; headers: Record<string, string | undefined>; auth?: { payload: Record<string, unknown> } }
  export interface Response { json(body: unknown): Response; status(code: number): Response; sendStatus(code: number): Response }
  export type NextFunction = (error?: unknown) => void;
  export type Handler = (req: Request, res: Response, next: NextFunction) => unknown;
  export interface Router {
    get(path: string, ...handlers: Handler[]): this; post(path: string, ...handlers: Handler[]): this; put(path: string, ...handlers: Handler[]): this;
    patch(path: string, ...handlers: Handler[]): this; delete(path: string, ...handlers: Handler[]): this;
    use(path: string, ...handlers: (Handler | Router)[]): this; use(...handlers: (Handler | Router)[]): this;
  }
  export interface Application extends Router { listen(port: number): unknown }
  export function Router(): Router;
  export default function express(): Application;
}
`;

const graphClient = `import { graphRoot } from './base-url.js';

/** Calls Microsoft Graph. */
export async function graph<Answer>(method: string, path: string, token: string, body?: unknown): Promise<Answer> {
  const response = await fetch(\`\${graphRoot}\${path}\`, {
    method,
    headers: { authorization: \`Bearer \${token}\`, 'content-type': 'application/json' },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  if (!response.ok) throw new Error(\`\${method} \${path} was answered with \${response.status}\`);
  return (await response.json()) as Answer;
}
`;

const guards = `import type { Handler } from 'express';

/** Lets in whose token has a scope. */
export function requireScope(...scopes: readonly string[]): Handler {
  return (req, res, next) => {
    const held = String(req.auth?.payload['scp'] ?? '').split(' ');
    if (scopes.some((scope) => held.includes(scope))) next();
    else res.sendStatus(403);
  };
}
`;

function app(names) {
  return `import express from 'express';
${names.map((name) => `import { ${name}Router } from './features/${name}/index.js';`).join('\n')}

export const app = express();
${names.map((name) => `app.use('/api/${name}s', ${name}Router);`).join('\n')}
app.get('/health', (_req, res) => res.json({ status: 'ok' }));
app.listen(3000);
`;
}

/** The ten files of a feature. */
function feature(name) {
  const type = `${name[0].toUpperCase()}${name.slice(1)}`;
  const fields = Array.from({ length: 12 }, (_, index) => `field${index}`);
  return {
    'index.ts': `export { ${name}Router } from './router.js';\nexport type { ${type}, ${type}Draft } from './types.js';\n`,
    'types.ts': `/** One ${name}. */
export interface ${type} {
  readonly id: string;
  readonly owner: string;
  readonly createdAt: Date;
${fields.map((field, index) => `  readonly ${field}: ${['string', 'number', 'boolean', 'readonly string[]'][index % 4]};`).join('\n')}
}

/** What a caller sends. */
export type ${type}Draft = Omit<${type}, 'id' | 'createdAt'>;

export type ${type}Change = Partial<${type}Draft>;
`,
    'paths.ts': `export const ${name}Paths = {
  list: '/',
  one: '/:${name}Id',
  notes: '/:${name}Id/notes',
} as const;
`,
    'errors.ts': `export class ${type}NotFound extends Error {
  override readonly name = '${type}NotFound';
  constructor(readonly id: string) {
    super(\`there is no ${name} \${id}\`);
  }
}

export function isNotFound(error: unknown): error is ${type}NotFound {
  return error instanceof ${type}NotFound;
}
`,
    'repository.ts': `import { ${type}NotFound } from './errors.js';
import type { ${type}, ${type}Change, ${type}Draft } from './types.js';

/** Keeps every ${name}. */
export class ${type}Repository {
  readonly #all = new Map<string, ${type}>();

  find(id: string): ${type} {
    const found = this.#all.get(id);
    if (found === undefined) throw new ${type}NotFound(id);
    return found;
  }

  ofOwner(owner: string): readonly ${type}[] {
    return [...this.#all.values()].filter((one) => one.owner === owner).sort((a, b) => a.createdAt.getTime() - b.createdAt.getTime());
  }

  add(draft: ${type}Draft): ${type} {
    const made: ${type} = { ...draft, id: String(this.#all.size + 1), createdAt: new Date() };
    this.#all.set(made.id, made);
    return made;
  }

  change(id: string, change: ${type}Change): ${type} {
    const changed = { ...this.find(id), ...change };
    this.#all.set(id, changed);
    return changed;
  }

  remove(id: string): void {
    this.find(id);
    this.#all.delete(id);
  }
}
`,
    'validate.ts': `import type { ${type}Draft } from './types.js';

function record(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
}

/** A draft from what a caller sent. */
export function read${type}Draft(body: unknown): ${type}Draft {
  const sent = record(body);
  const text = (name: string): string => {
    const value = sent[name];
    if (typeof value !== 'string' || value.length > 200) throw new TypeError(\`\${name} must be a short text\`);
    return value;
  };
  const number = (name: string): number => {
    const value = Number(sent[name]);
    if (!Number.isFinite(value)) throw new TypeError(\`\${name} must be a number\`);
    return value;
  };
  return {
    owner: text('owner'),
${fields.map((field, index) => `    ${field}: ${["text('F')", "number('F')", "sent['F'] === true", "[text('F')]"][index % 4].replace('F', field)},`).join('\n')}
  };
}
`,
    'map.ts': `import type { ${type} } from './types.js';

/** What callers see. */
export function shown${type}(one: ${type}): Readonly<Record<string, unknown>> {
  const { id, createdAt, ...rest } = one;
  return { id, created: createdAt.toISOString(), ...rest, label: \`${name} \${id}\`, tags: [...one.field3, one.owner] };
}

export function summary(all: readonly ${type}[]): { readonly count: number; readonly total: number; readonly owners: readonly string[] } {
  const total = all.reduce((sum, one) => sum + one.field1 + one.field5 + one.field9, 0);
  return { count: all.length, total, owners: [...new Set(all.map((one) => one.owner))] };
}
`,
    'service.ts': `import { graph } from '../../graph.js';
import { ${type}Repository } from './repository.js';
import type { ${type}, ${type}Draft } from './types.js';

interface Person { readonly id: string; readonly mail: string }

const users = '/users';

/** What can be done with each ${name}. */
export class ${type}Service {
  readonly repository = new ${type}Repository();

  constructor(private readonly token: string) {}

  async ownerOf(one: ${type}): Promise<Person> {
    return graph<Person>('GET', \`\${users}/\${encodeURIComponent(one.owner)}?$select=id,mail\`, this.token);
  }

  async notify(one: ${type}, text: string): Promise<void> {
    const owner = await this.ownerOf(one);
    const message = { subject: '${name}', body: { contentType: 'Text', content: text } };
    await graph<unknown>('POST', \`\${users}/\${owner.id}/sendMail\`, this.token, { message });
  }

  async create(draft: ${type}Draft): Promise<${type}> {
    const made = this.repository.add(draft);
    await this.notify(made, \`${name} \${made.id} was created\`);
    return made;
  }
}
`,
    'controller.ts': `import type { Request, Response } from 'express';
import { isNotFound } from './errors.js';
import { shown${type}, summary } from './map.js';
import { ${type}Service } from './service.js';
import { read${type}Draft } from './validate.js';

const service = new ${type}Service('token');

function guarded(res: Response, work: () => unknown): void {
  try {
    res.json(work());
  } catch (error) {
    res.status(isNotFound(error) ? 404 : 400).json({ error: error instanceof Error ? error.message : 'unknown' });
  }
}

export function list(req: Request, res: Response): void {
  guarded(res, () => summary(service.repository.ofOwner(String(req.auth?.payload['oid']))));
}

export function show(req: Request, res: Response): void {
  guarded(res, () => shown${type}(service.repository.find(req.params['${name}Id'] ?? '')));
}

export async function create(req: Request, res: Response): Promise<void> {
  res.status(201).json(shown${type}(await service.create(read${type}Draft(req.body))));
}

export function remove(req: Request, res: Response): void {
  guarded(res, () => service.repository.remove(req.params['${name}Id'] ?? ''));
}
`,
    'router.ts': `import { Router } from 'express';
import { requireScope } from '../../guards.js';
import * as controller from './controller.js';
import { ${name}Paths } from './paths.js';

export const ${name}Router = Router();

const read = requireScope('${type}.Read');
const write = requireScope('${type}.ReadWrite');

${name}Router.get(${name}Paths.list, read, controller.list);
${name}Router.get(${name}Paths.one, read, controller.show);
${name}Router.post(${name}Paths.list, write, controller.create);
${name}Router.delete(${name}Paths.one, write, controller.remove);
${name}Router.get(${name}Paths.notes, read, (req, res) => res.json([req.params['${name}Id']]));
`,
  };
}
