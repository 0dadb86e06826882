// Every example that a rule shows to people is run through the compiler: what `permc explain` prints is what happens.
import { describe, expect, test } from 'vitest';
import { compile } from '../../src/compile.ts';
import type { Diagnostic } from '../../src/diagnostics/diagnostic.ts';
import { positionAt } from '../../src/diagnostics/span.ts';
import { rules } from '../../src/rules/index.generated.ts';
import type { BadExample } from '../../src/rules/rule.ts';

/** What the compiler says about one manifest; the language itself must not object. */
function check(
  yaml: string,
  { locked, catalogs = {} }: Pick<BadExample, 'locked' | 'catalogs'> = {},
): readonly Diagnostic[] {
  const { model, diagnostics } = compile({
    manifest: { path: 'permissions.yaml', text: yaml },
    locked,
    catalogs: (name) => catalogs[name],
  });
  expect(model === undefined ? diagnostics.map(show) : []).toEqual([]);
  return diagnostics;
}

function show({ rule, severity, message, span }: Diagnostic): string {
  return `${placeOf(span)} ${severity} ${rule}: ${message}`;
}

function placeOf({ source, start }: Diagnostic['span']): string {
  const { line, column } = positionAt(source, start);
  return `${line}:${column}`;
}

function findingsOf(rule: string, diagnostics: readonly Diagnostic[]): readonly { at: string; message: string }[] {
  return diagnostics.filter((one) => one.rule === rule).map(({ message, span }) => ({ at: placeOf(span), message }));
}

test('every rule has its own name, and a name that people can type', () => {
  const ids = rules.map(({ id }) => id);
  expect(new Set(ids).size).toBe(ids.length);
  expect(ids.filter((id) => !/^[a-z]+(-[a-z]+)+$/.test(id))).toEqual([]);
});

describe.each(rules)('$id', (rule) => {
  test('says what it checks, why it matters and where it comes from', () => {
    for (const text of [rule.summary, rule.why]) expect(text.trim()).not.toBe('');
    expect(rule.summary).toMatch(/[^.]$/);
    expect(rule.why).toMatch(/[.!]$/);
    expect(rule.examples.good.length).toBeGreaterThan(0);
    expect(rule.examples.bad.length).toBeGreaterThan(0);
  });

  test.each(rule.examples.good)('good example %#', (yaml) => {
    const diagnostics = check(yaml);
    expect(diagnostics.filter((one) => one.rule === rule.id || one.severity === 'error').map(show)).toEqual([]);
  });

  test.each(rule.examples.bad)('bad example %#', ({ yaml, expect: expected, fixed, ...context }) => {
    const findings = check(yaml, context).filter((one) => one.rule === rule.id);
    expect(findingsOf(rule.id, findings)).toEqual(expected);
    expect(expected.length).toBeGreaterThan(0);
    for (const finding of findings) {
      expect(finding.severity).toBe(rule.severity);
      expect(finding.span.end).toBeGreaterThan(finding.span.start);
      expect(finding.message).toMatch(/^[^A-Z].*[^.]$/s);
      expect(finding.help ?? 'help').toMatch(/^[^A-Z].*[^.]$/s);
    }
    if (fixed === undefined) return;
    const left = check(fixed, context).filter((one) => one.rule === rule.id || one.severity === 'error');
    expect(left.map(show)).toEqual([]);
  });
});
