// What was given to which app: mailboxes and app registrations. Apps are known by the object id of their service
// principal (`oid`), which they can't choose.

/** An app registration that the service maintains. */
export interface Registration {
  readonly id: string;
  readonly displayName: string;
}

/** The data of the service. */
export interface Assignments {
  readonly isAssigned: (app: string | undefined, mailbox: string) => boolean;
  readonly isOwner: (app: string | undefined, registration: string) => boolean;
  /** Changes a registration; nothing happens when there is none of that id. */
  readonly rename: (registration: string, displayName: string) => Registration | undefined;
}

/** The assignments that the service starts with; a real one keeps them in a database. */
export function openAssignments(): Assignments {
  const mailboxes = new Map([['notifications', new Set(['notifier'])]]);
  const owners = new Map([
    ['deployer-web', new Set(['deployer'])],
    ['payroll', new Set(['finance'])],
  ]);
  const registrations = new Map<string, Registration>([
    ['deployer-web', { id: 'deployer-web', displayName: 'Deployer' }],
    ['payroll', { id: 'payroll', displayName: 'Payroll' }],
  ]);
  return {
    // An app without an id has been given nothing.
    isAssigned: (app, mailbox) => app !== undefined && mailboxes.get(mailbox)?.has(app) === true,
    isOwner: (app, registration) => app !== undefined && owners.get(registration)?.has(app) === true,
    rename: (registration, displayName) => {
      const found = registrations.get(registration);
      if (found === undefined) return undefined;
      const changed = { ...found, displayName };
      registrations.set(registration, changed);
      return changed;
    },
  };
}
