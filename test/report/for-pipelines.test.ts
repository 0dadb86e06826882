// Findings for code scanning and for pull requests: the exact documents, with every character that could break out of them.
import { describe, expect, test } from 'vitest';
import type { Diagnostic } from '../../src/diagnostics/diagnostic.ts';
import { github } from '../../src/report/github.ts';
import { sarif } from '../../src/report/sarif.ts';

const source = { path: 'src/my app/50%#1.ts', text: 'one\ntwo three\nfour\n' };
const other = { path: 'permissions.yaml', text: 'a: 1\n' };
const error: Diagnostic = {
  rule: 'unguarded-route',
  severity: 'error',
  message: 'it is 100% open\r\n::error::',
  help: 'close it',
  span: { source, start: 8, end: 13 },
  related: [{ message: 'declared here', span: { source: other, start: 0, end: 1 } }],
};
const warning: Diagnostic = {
  rule: 'no-such-rule',
  severity: 'warning',
  message: 'm',
  span: { source, start: 0, end: 13 },
  related: [],
};
const render = (reporter: typeof sarif, ...diagnostics: readonly Diagnostic[]): string =>
  reporter.render({ manifests: ['permissions.yaml'], diagnostics }, { color: false });

describe('sarif', () => {
  test('one run with its rules described, places as URI references, and related places', () => {
    expect(JSON.parse(render(sarif, error, warning))).toEqual({
      $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
      version: '2.1.0',
      runs: [
        {
          tool: {
            driver: {
              name: 'permc',
              rules: [
                {
                  id: 'unguarded-route',
                  shortDescription: { text: 'a route that needs a permission stands without a check' },
                  fullDescription: {
                    text: 'Everybody who reaches the service can call it, whatever the manifest says.',
                  },
                },
              ],
            },
          },
          columnKind: 'utf16CodeUnits',
          results: [
            {
              ruleId: 'unguarded-route',
              ruleIndex: 0,
              level: 'error',
              message: { text: 'it is 100% open\r\n::error::\nclose it' },
              locations: [
                {
                  physicalLocation: {
                    artifactLocation: { uri: 'src/my%20app/50%25%231.ts', uriBaseId: '%SRCROOT%' },
                    region: { startLine: 2, startColumn: 5, endLine: 2, endColumn: 10 },
                  },
                },
              ],
              relatedLocations: [
                {
                  id: 0,
                  message: { text: 'declared here' },
                  physicalLocation: {
                    artifactLocation: { uri: 'permissions.yaml', uriBaseId: '%SRCROOT%' },
                    region: { startLine: 1, startColumn: 1, endLine: 1, endColumn: 2 },
                  },
                },
              ],
            },
            {
              ruleId: 'no-such-rule',
              level: 'warning',
              message: { text: 'm' },
              locations: [
                {
                  physicalLocation: {
                    artifactLocation: { uri: 'src/my%20app/50%25%231.ts', uriBaseId: '%SRCROOT%' },
                    region: { startLine: 1, startColumn: 1, endLine: 2, endColumn: 10 },
                  },
                },
              ],
            },
          ],
        },
      ],
    });
  });

  test('without findings is a run without results', () => {
    expect(JSON.parse(render(sarif)).runs[0].results).toEqual([]);
  });
});

describe('github', () => {
  test('a workflow command a finding, in which nothing can end the line or the property', () => {
    expect(render(github, error, warning)).toBe(
      '::error file=src/my app/50%25#1.ts,line=2,endLine=2,col=5,endColumn=9,title=permc%3A unguarded-route' +
        '::it is 100%25 open%0D%0A::error::%0Aclose it\n' +
        '::warning file=src/my app/50%25#1.ts,line=1,endLine=2,col=1,title=permc%3A no-such-rule::m\n',
    );
  });

  test('without findings is empty', () => {
    expect(render(github)).toBe('');
  });
});
