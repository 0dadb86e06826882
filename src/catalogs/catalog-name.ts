// The name of a catalog from the title of an API.

/**
 * A title as the name of a catalog.
 *
 * @param title `Contoso Drive API`
 * @returns `contoso-drive-api`; nothing when no letter or digit is left
 */
export function catalogName(title: string | undefined): string | undefined {
  const name = (title ?? '')
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');
  return name === '' ? undefined : name;
}
