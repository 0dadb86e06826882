// What is asked for at one API, as the consent plan shows it. Types only.
import type { AskedPermission } from '../../reason/resolved-request.ts';
import type { AccountKind } from '../../runtime/table.ts';

/**
 * The least of the built-in roles that may grant a permission to everybody in the organisation
 * (Microsoft Entra, Grant tenant-wide admin consent to an application: prerequisites).
 */
export type AdminRole = 'Cloud Application Administrator' | 'Privileged Role Administrator';

/** One permission of the plan. */
export interface PlannedPermission {
  readonly value: string;
  readonly type: AskedPermission['type'];
  readonly id: string | null;
  /** Who can grant it for work accounts; `unknown` where no catalog says so. */
  readonly grantedBy: 'user' | 'admin' | 'unknown';
  /** The least role of an admin who grants it. */
  readonly adminRole: AdminRole;
  /** The kinds of account that sign in for it; a personal account always consents for itself. */
  readonly accounts: readonly AccountKind[];
  /** Stated in the registration, or asked for when a user first needs it, or part of signing in (OpenID Connect). */
  readonly requested: 'registration' | 'run-time' | 'sign-in';
  /** The calls that need it, as the manifest writes them. */
  readonly calls: readonly string[];
}

/** What is asked for at one API. */
export interface PlannedResource {
  readonly name: string;
  readonly appId: string | null;
  readonly description: string | null;
  /** By value, scopes before app roles. */
  readonly permissions: readonly PlannedPermission[];
}
