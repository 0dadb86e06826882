// The texts of a permission that somebody reads before they grant it, under the names by which authors know them.
import type { Located } from '../diagnostics/span.ts';
import type { ConsentText, Permission } from '../model/model.ts';

/** One text of a permission. */
export interface PermissionText {
  readonly permission: Permission;
  /** The key as written in the manifest: `admin.description`, `user.displayName`, `displayName`, … */
  readonly key: string;
  readonly field: 'displayName' | 'description';
  readonly text: Located<string> | undefined;
  /** Whether somebody is shown it: the texts for users are, only where users may consent. */
  readonly shown: boolean;
}

/** The texts of a permission, stated or not, display names before descriptions. */
export function consentTextsOf(permission: Permission): readonly PermissionText[] {
  if (permission.kind === 'appRole') return fieldsOf(permission, '', permission, true);
  return [
    ...fieldsOf(permission, 'admin.', permission.admin, true),
    ...fieldsOf(permission, 'user.', permission.user, permission.consent.value === 'user'),
  ];
}

function fieldsOf(
  permission: Permission,
  prefix: string,
  texts: ConsentText,
  shown: boolean,
): readonly PermissionText[] {
  return [
    { permission, key: `${prefix}displayName`, field: 'displayName', text: texts.displayName, shown },
    { permission, key: `${prefix}description`, field: 'description', text: texts.description, shown },
  ];
}
