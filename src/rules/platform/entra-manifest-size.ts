// The early warning before the limit that `entra-manifest-limit` enforces: from here on, adding needs a plan.
import { countManifestEntries } from '../../reason/count-manifest-entries.ts';
import { repeatLines } from '../repeat-lines.ts';
import type { Rule } from '../rule.ts';

const comfortable = 1000;
const most = 1200;

const withRoles = (count: number): string =>
  `permc: 1\napp: { name: files }\nappRoles:\n${repeatLines(count, (number) => `  Files${number}.Read.All: { displayName: Read files ${number}, description: Lets a service read the files of archive ${number}. }`)}`;

/** A registration that comes close to the number of entries that Entra takes. */
export const entraManifestSize: Rule = {
  id: 'entra-manifest-size',
  category: 'platform',
  severity: 'warning',
  summary: 'the registration stays below 1000 entries',
  why:
    'Entra takes 1200 entries over all collections of a registration, and documents about 1000 as the comfortable ' +
    'number. What is added elsewhere (redirect URIs, credentials) counts as well.',
  source:
    'Validation differences by supported account types (signInAudience); Microsoft Entra service limits and restrictions',
  examples: {
    good: [withRoles(2)],
    bad: [
      {
        yaml: withRoles(1001),
        expect: [{ at: '2:1', message: 'the registration has 1001 entries, and Entra takes 1200 at most' }],
        fixed: withRoles(1000),
      },
    ],
  },
  check: (model, report) => {
    const entries = countManifestEntries(model);
    if (entries <= comfortable || entries > most) return;
    report({
      message: `the registration has ${entries} entries, and Entra takes ${most} at most`,
      help: 'merge permissions that are always granted together, or split the API',
      span: model.app.span,
    });
  },
};
