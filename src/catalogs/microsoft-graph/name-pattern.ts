// What the name of a Microsoft Graph permission tells by its documented pattern, `{resource}.{operation}.{constraint}`
// (Microsoft Graph, "Overview of permissions", permissions naming pattern).
// It only ever takes trust away: no permission is believed to open anything because of its name.

/** The resource family: what stands before the operation. */
export function familyOf(value: string): string {
  const dot = value.indexOf('.');
  return dot === -1 ? value : value.slice(0, dot);
}

const readOnly = /^[^.]*\.Read(?!\w*(?:Write|Update|Consent|Manage))/;

/** Whether the operation promises to read and nothing else: `Read`, `ReadBasic`, `ReadForTeam`, but not `ReadWrite`. */
export function isReadOnly(value: string): boolean {
  // Most names are told apart by their first letters, and this is asked of every claim.
  return value.startsWith('Read', value.indexOf('.') + 1) && readOnly.test(value);
}

/** Whether it covers only what was selected for the app one by one: `Sites.Selected`, `Lists.SelectedOperations.Selected`. */
export function isForSelected(value: string): boolean {
  return value.endsWith('.Selected');
}

/** The value of the permission that may write where this one only reads: `Mail.ReadWrite` for `Mail.Read`. */
export function writingCounterpart(value: string): string | undefined {
  const [family, operation, ...rest] = value.split('.');
  return family !== undefined && operation === 'Read' ? [family, 'ReadWrite', ...rest].join('.') : undefined;
}
