// `# permc-ignore <rule> -- reason`: which findings a comment silences, and what is said about comments that silence none.
import { describe, expect, it } from 'vitest';
import { compileFiles, findingsIn } from './compile-files.ts';

// One finding, of `no-unused-permission`, at the scope; its place follows what stands around it.
const manifest = (before: string, after = ''): string =>
  `permc: 1\napp: { name: contoso-drive, requestIdtyp: true }\nscopes:\n${before}  Files.Read:${after}\n    admin: { displayName: Read files, description: Allows the app to read the files of the user. }\n    user: { displayName: Read your files, description: Allows the app to read the files that you own. }\n`;
const unused =
  '"Files.Read" no-unused-permission: no endpoint requires the scope `Files.Read` (remove it, or require it where it protects something)';
const form = 'write `# permc-ignore <rule> -- <reason>`';

describe('a suppression', () => {
  it('is needed here', () => {
    expect(findingsIn(manifest('')).map((line) => line.replace(/\(.*$/, ''))).toEqual([
      `4:3 ${unused}`.replace(/\(.*$/, ''),
    ]);
  });

  it.each([
    ['on the line above', '  # permc-ignore no-unused-permission -- used next week\n', ''],
    ['above other comments and empty lines', '  # permc-ignore no-unused-permission -- soon\n\n  # more\n', ''],
    ['at the end of the line', '', ' # permc-ignore no-unused-permission -- used next week'],
    [
      'twice, by both',
      '  # permc-ignore no-unused-permission -- soon\n',
      ' # permc-ignore no-unused-permission -- soon',
    ],
    ['without spaces after the hash', '  #permc-ignore no-unused-permission -- soon\n', ''],
    ['with CRLF line ends', '  # permc-ignore no-unused-permission -- soon\r\n', ''],
  ])('silences %s', (_, before, after) => {
    expect(findingsIn(manifest(before, after))).toEqual([]);
  });

  it.each([
    [
      'another rule',
      '  # permc-ignore permission-name -- why not\n',
      '4:3 "# permc-ignore permission-name -- why not" unused-suppression: nothing to silence here: `permission-name` finds nothing on this line (remove the comment, or move it to the line above the finding)',
    ],
    [
      'an unknown rule',
      '  # permc-ignore no-unused-permision -- soon\n',
      '4:3 "# permc-ignore no-unused-permision -- soon" malformed-suppression: there is no rule `no-unused-permision` that could be silenced (did you mean `no-unused-permission`, `no-great-permission` or `no-redundant-permission`?)',
    ],
    [
      'an error of the language',
      '  # permc-ignore unknown-scope -- soon\n',
      '4:3 "# permc-ignore unknown-scope -- soon" malformed-suppression: `unknown-scope` is an error of the language and can’t be silenced (mend what it points at)',
    ],
    [
      'no rule',
      '  # permc-ignore\n',
      `4:3 "# permc-ignore" malformed-suppression: the suppression names no rule (${form})`,
    ],
    [
      'no rule but a reason',
      '  # permc-ignore -- soon\n',
      `4:3 "# permc-ignore -- soon" malformed-suppression: the suppression names no rule (${form})`,
    ],
    [
      'no reason',
      '  # permc-ignore no-unused-permission\n',
      `4:3 "# permc-ignore no-unused-permission" malformed-suppression: the suppression of \`no-unused-permission\` gives no reason (${form})`,
    ],
    [
      'an empty reason',
      '  # permc-ignore no-unused-permission --  \n',
      `4:3 "# permc-ignore no-unused-permission --" malformed-suppression: the suppression of \`no-unused-permission\` gives no reason (${form})`,
    ],
    [
      'a reason without dashes',
      '  # permc-ignore no-unused-permission soon\n',
      `4:3 "# permc-ignore no-unused-permission soon" malformed-suppression: the suppression of \`no-unused-permission\` has no \`--\` before its reason (${form})`,
    ],
  ])('of %s silences nothing and is reported', (_, before, found) => {
    const findings = findingsIn(manifest(before));
    expect(findings[0]).toBe(found);
    expect(findings[1]).toMatch(/^5:3 "Files\.Read" no-unused-permission: /);
    expect(findings).toHaveLength(2);
  });

  it('is an error when it is malformed, a warning when it is unused', () => {
    const severities = (before: string): readonly string[] =>
      compileFiles({ 'permissions.yaml': manifest(before) }).diagnostics.map(
        ({ rule, severity }) => `${rule} ${severity}`,
      );
    expect(severities('  # permc-ignore\n')).toContain('malformed-suppression error');
    expect(severities('  # permc-ignore permission-name -- why not\n')).toContain('unused-suppression warning');
  });

  it('two lines above does not reach over content', () => {
    const before = '  # permc-ignore no-unused-permission -- soon\n  Files.List: { enabled: false }\n';
    const rules = findingsIn(manifest(before)).map((line) => line.split(':').slice(0, 2).join(':'));
    expect(rules.filter((line) => line.startsWith('6:3 "Files.Read" no-unused-permission'))).toHaveLength(1);
  });

  it('is no comment inside a text', () => {
    const yaml = manifest('').replace(
      'description: Allows the app to read the files of the user. }',
      'description: "x # permc-ignore no-unused-permission -- y" }',
    );
    expect(findingsIn(yaml).filter((line) => line.includes('suppression:'))).toEqual([]);
    const block = manifest('').replace(
      '    admin: { displayName: Read files, description: Allows the app to read the files of the user. }',
      '    admin:\n      displayName: Read files\n      description: |\n        Allows the app to read.\n        # permc-ignore no-unused-permission -- not a comment',
    );
    expect(findingsIn(block).filter((line) => line.includes('no-unused-permission:'))).toHaveLength(1);
    expect(findingsIn(block).filter((line) => line.includes('suppression:'))).toEqual([]);
  });

  it('does not silence an error of the language, on whichever line it stands', () => {
    const yaml =
      'permc: 1\napp: { name: contoso-drive }\nendpoints:\n  # permc-ignore unknown-scope -- soon\n  GET /files: { delegated: { scope: Files.Raed } } # permc-ignore unknown-scope -- soon\n';
    expect(findingsIn(yaml)).toEqual([
      '5:37 "Files.Raed" unknown-scope: the scope `Files.Raed` is not declared (declare it under `scopes`)',
    ]);
  });
});
