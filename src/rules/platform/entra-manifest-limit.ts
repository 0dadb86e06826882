// The number of entries past which Entra refuses a registration.
import { countManifestEntries } from '../../reason/count-manifest-entries.ts';
import { manifestWithAppRoles } from '../manifest-with-app-roles.ts';
import type { Rule } from '../rule.ts';

const most = 1200;

/** A registration with more entries than Entra takes. */
export const entraManifestLimit: Rule = {
  id: 'entra-manifest-limit',
  category: 'platform',
  severity: 'error',
  summary: 'the registration has at most 1200 entries',
  why: 'Entra answers `The size of the manifest has exceeded its limit` and takes nothing of it.',
  source: 'Microsoft Entra service limits and restrictions; Understand the app manifest (Microsoft Graph format)',
  examples: {
    good: [manifestWithAppRoles(2)],
    bad: [
      {
        yaml: manifestWithAppRoles(1201),
        expect: [{ at: '2:1', message: 'the registration has 1201 entries, and Entra takes 1200' }],
        fixed: manifestWithAppRoles(1200),
      },
    ],
  },
  check: (model, report, { requests }) => {
    const entries = countManifestEntries(model, requests);
    if (entries <= most) return;
    report({
      message: `the registration has ${entries} entries, and Entra takes ${most}`,
      help: 'merge permissions that are always granted together, or split the API',
      span: model.app.span,
    });
  },
};
