// Which variable of the environment names the proxy that a download would have had to go through.
import { expect, test } from 'vitest';
import { unusedProxy } from '../../src/workspace/unused-proxy.ts';

const proxy = { HTTPS_PROXY: 'http://proxy:3128' };

test.each([
  [{}, undefined],
  [proxy, 'HTTPS_PROXY'],
  [{ https_proxy: 'x', ...proxy }, 'https_proxy'],
  [{ HTTPS_PROXY: '', ALL_PROXY: 'socks5://proxy' }, 'ALL_PROXY'],
  [{ HTTP_PROXY: 'http://proxy:3128' }, undefined],
  [{ ...proxy, NODE_USE_ENV_PROXY: '1' }, undefined],
  [{ ...proxy, NO_PROXY: '' }, 'HTTPS_PROXY'],
  [{ ...proxy, NO_PROXY: '*' }, undefined],
  [{ ...proxy, NO_PROXY: 'localhost, Example.com' }, undefined],
  [{ ...proxy, NO_PROXY: '.example.com' }, undefined],
  [{ ...proxy, NO_PROXY: '*.example.com:443' }, undefined],
  [{ ...proxy, NO_PROXY: 'raw.example.com:8443' }, 'HTTPS_PROXY'],
  [{ ...proxy, NO_PROXY: 'aw.example.com' }, 'HTTPS_PROXY'],
  [{ ...proxy, no_proxy: 'other.com', NO_PROXY: '*' }, 'HTTPS_PROXY'],
])('%j: %s', (environment, expected) => {
  expect(unusedProxy(new URL('https://raw.example.com/permissions.json'), environment)).toBe(expected);
});

test('a URL of this machine has no proxy', () => {
  expect(unusedProxy(new URL('http://localhost:8080/'), proxy)).toBeUndefined();
});
