// Whether the environment names a proxy for a URL that a download did not go through: Node's `fetch` goes straight to the
// server unless it is told otherwise, and in such a network nobody answers there. It must not know what is downloaded.

/** The variables that name a proxy for `https:` URLs, as curl and other tools read them, those that count first. */
const variables = ['https_proxy', 'HTTPS_PROXY', 'all_proxy', 'ALL_PROXY'];

/**
 * Finds the variable that names the proxy.
 *
 * @param url an absolute URL; others than `https:` ones are only asked of this machine, and need no proxy
 * @param environment the variables of the process
 * @returns its name; undefined when none is set, when `NO_PROXY` excludes the host, or when Node does go through it
 *   (Node.js CLI, `NODE_USE_ENV_PROXY`)
 */
export function unusedProxy(url: URL, environment: Readonly<Record<string, string | undefined>>): string | undefined {
  if (url.protocol !== 'https:' || environment['NODE_USE_ENV_PROXY'] === '1') return undefined;
  const exceptions = environment['no_proxy'] ?? environment['NO_PROXY'] ?? '';
  if (exceptions.split(/[\s,]+/).some((exception) => isExcepted(url, exception.toLowerCase()))) return undefined;
  return variables.find((name) => (environment[name] ?? '') !== '');
}

/** `*`, a host, or a domain with all hosts below it; each may have a port. */
function isExcepted({ hostname, port }: URL, exception: string): boolean {
  if (exception === '*') return true;
  const [, name = '', exceptedPort = ''] = /^(?:\*?\.)?(.*?)(?::(\d+))?$/.exec(exception) ?? [];
  if (name === '' || (exceptedPort !== '' && exceptedPort !== (port === '' ? '443' : port))) return false;
  return hostname === name || hostname.endsWith(`.${name}`);
}
