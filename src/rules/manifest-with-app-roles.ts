// Examples that show a limit on the number of entries: nobody would want to write or maintain them by hand.

/**
 * A manifest without fault but for its size.
 *
 * @param count how many app roles it declares
 * @returns the YAML, one app role a line
 */
export function manifestWithAppRoles(count: number): string {
  const roles = Array.from({ length: count }, (_, index) => {
    const name = `Archive${index + 1}.Read.All`;
    return `  ${name}: { displayName: Read archive ${index + 1}, description: Lets a service read every file of archive ${index + 1}. }\n`;
  });
  return `permc: 1\napp: { name: files }\nappRoles:\n${roles.join('')}`;
}
