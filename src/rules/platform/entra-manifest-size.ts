// The early warning before the limit that `entra-manifest-limit` enforces: from here on, adding needs a plan.
import { countManifestEntries } from '../../reason/count-manifest-entries.ts';
import { manifestWithAppRoles } from '../manifest-with-app-roles.ts';
import type { Rule } from '../rule.ts';

const comfortable = 1000;
const most = 1200;

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
    good: [manifestWithAppRoles(2)],
    bad: [
      {
        yaml: manifestWithAppRoles(1001),
        expect: [{ at: '2:1', message: 'the registration has 1001 entries, and Entra takes 1200 at most' }],
        fixed: manifestWithAppRoles(1000),
      },
    ],
  },
  check: (model, report, { requests }) => {
    const entries = countManifestEntries(model, requests);
    if (entries <= comfortable || entries > most) return;
    report({
      message: `the registration has ${entries} entries, and Entra takes ${most} at most`,
      help: 'merge permissions that are always granted together, or split the API',
      span: model.app.span,
    });
  },
};
