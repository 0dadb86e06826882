// Every test of verification once more, with signatures that Node checks.
import { describe } from 'vitest';
import { takeTheQuickWay } from './way.ts';

takeTheQuickWay();

describe('keys', async () => void (await import('./keys.test.ts')));
describe('known headers', async () => void (await import('./known-headers.test.ts')));
describe('many tenants', async () => void (await import('./many-tenants.test.ts')));
describe('profiles', async () => void (await import('./profiles.test.ts')));
describe('verification', async () => void (await import('../runtime/verify.test.ts')));
