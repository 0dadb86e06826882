// The code and the compiler options of a demanding consumer of the package.

/** Uses what needs no platform, and the generated module of the scaffold. */
export const runtimeCode = `import { parseTemplate, type ParsedTemplate, type Policy } from 'permc/runtime';
import { policy, type Endpoints, type Rights } from './permissions.gen.js';

export const same: Policy<Endpoints, Rights> = policy;
export const template: ParsedTemplate = parseTemplate('/drives/{driveId}');
`;

/** Uses every subpath. */
export const exerciseCode = `${runtimeCode}
import { compile, rules, type Compilation } from 'permc';
import { expressGuards } from 'permc/express';
import { entra } from 'permc/verify';

export const compilation: Compilation = compile({ manifest: { path: 'permissions.yaml', text: '' } });
export const ids: readonly string[] = rules.map(({ id }) => id);
export const guards = (rights: Rights): ReturnType<typeof expressGuards<Endpoints, Rights>> =>
  expressGuards(policy, { verify: entra({ tenantId: 'contoso.example', audience: 'api://contoso' }), rights });
`;

/** Compiles only when the types refuse it: types that are not found would be `any` and refuse nothing. */
export const misuseCode = `import { parseTemplate } from 'permc/runtime';
import { policy } from './permissions.gen.js';

// @ts-expect-error a template is a text
parseTemplate(1);
// @ts-expect-error a policy is no text
export const text: string = policy;
`;

/**
 * Compiler options with every check switched on that the oldest supported compiler knows.
 *
 * @param resolution how modules are found: as Node does, or as bundlers do
 */
export function consumerOptions(resolution: 'node16' | 'bundler'): Readonly<Record<string, unknown>> {
  return {
    target: 'es2022',
    lib: ['es2023'],
    module: resolution === 'bundler' ? 'esnext' : 'node16',
    moduleResolution: resolution,
    types: ['node'],
    noEmit: true,
    declaration: true,
    strict: true,
    allowUnreachableCode: false,
    allowUnusedLabels: false,
    exactOptionalPropertyTypes: true,
    isolatedDeclarations: true,
    noFallthroughCasesInSwitch: true,
    noImplicitOverride: true,
    noImplicitReturns: true,
    noPropertyAccessFromIndexSignature: true,
    noUncheckedIndexedAccess: true,
    noUnusedLocals: true,
    noUnusedParameters: true,
    verbatimModuleSyntax: true,
    // The declarations of the package are checked like the consumer's own code.
    skipLibCheck: false,
  };
}
