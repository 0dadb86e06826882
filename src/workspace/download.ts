// One text over the network, as `permc catalog` pulls it: bounded in size, time and redirects, over TLS, whole or not at
// all. It must not know what the text is.
import { failure, success, type Outcome } from './outcome.ts';
import { unusedProxy } from './unused-proxy.ts';

/** How a download is bounded. */
export interface DownloadOptions {
  /** The most bytes that are taken, counted after decompression. */
  readonly mostBytes: number;
  /** How long the server may be silent, in milliseconds. */
  readonly patience: number;
  /** Told what is going on, after each piece. */
  readonly onProgress: (bytes: number) => void;
}

/** As many as browsers of the first days followed (RFC 2068 section 10.3); no publisher needs more. */
const mostRedirects = 5;

const offline = 'download it on another machine and give the file or folder with `--from`';

/**
 * Whether a text is meant as the address of something on the network.
 *
 * @param text what a person gave for `--from`
 */
export function isUrl(text: string): boolean {
  return /^[a-z][a-z0-9+.-]+:\/\//i.test(text);
}

/**
 * Downloads a text.
 *
 * @param address an `https:` URL, or an `http:` one of this machine; redirects are held to the same, and never leave TLS
 * @param options the bounds
 * @returns the text without byte order mark, or why there is none; never a part of it
 */
export async function download(address: string, options: DownloadOptions): Promise<Outcome<string>> {
  let url: URL | undefined;
  let next = address;
  for (let redirects = 0; redirects <= mostRedirects; redirects += 1) {
    const target: URL | undefined = URL.canParse(next, url?.href) ? new URL(next, url?.href) : undefined;
    const refusal = refusalOf(target, next, url);
    if (target === undefined || refusal !== undefined) return failure(refusal ?? `\`${next}\` is no URL`, offline);
    url = target;
    const answer = await fetchOnce(url, options);
    if (!answer.ok) return answer;
    if (answer.value.kind === 'text') return success(answer.value.text);
    next = answer.value.location;
  }
  return failure(
    `can't download \`${shownUrl(address)}\`: it was redirected more than ${mostRedirects} times`,
    offline,
  );
}

/** A URL as it may be shown and kept: without query, which may hold a signature, and without fragment. */
export function shownUrl(address: string): string {
  return address.replace(/[?#].*$/s, '').replace(/^([a-z][a-z0-9+.-]*:\/\/)[^/]*@/i, '$1');
}

/** Why a URL is not asked; undefined when it may be. */
function refusalOf(url: URL | undefined, written: string, before: URL | undefined): string | undefined {
  if (url === undefined) return undefined;
  if (url.username !== '' || url.password !== '') return `a URL with a user name or password in it is not used`;
  if (url.protocol === 'https:') return undefined;
  const where = before === undefined ? '' : `\`${shownUrl(before.href)}\` redirects to `;
  if (url.protocol !== 'http:') return `${where}\`${shownUrl(written)}\`, which is not an \`https:\` URL`;
  const isHere = /^(?:localhost|127(?:\.\d+){3}|\[::1\])$/.test(url.hostname);
  if (isHere && before?.protocol !== 'https:') return undefined;
  return `${where}\`${shownUrl(url.href)}\`, which is not protected by TLS`;
}

type Answer =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'redirect'; readonly location: string };

async function fetchOnce(url: URL, options: DownloadOptions): Promise<Outcome<Answer>> {
  const clock = silenceClock(options.patience);
  const failed = (reason: string): Outcome<Answer> =>
    failure(`can't download \`${shownUrl(url.href)}\`: ${reason}`, offline);
  try {
    const response = await fetch(url, {
      redirect: 'manual',
      signal: clock.signal,
      headers: { accept: 'application/json, text/plain, */*' },
    });
    clock.restart();
    const location = response.headers.get('location');
    if (response.status >= 300 && response.status < 400 && location !== null) {
      await response.body?.cancel();
      return success({ kind: 'redirect', location });
    }
    if (response.status !== 200) {
      await response.body?.cancel();
      return failed(`the server answers ${response.status}`);
    }
    const read = await readBody(response, options, clock.restart);
    return read.ok ? success({ kind: 'text', text: read.value }) : failed(read.problem.message);
  } catch (error) {
    const reason = clock.signal.aborted ? `nothing came for ${options.patience / 1000} s` : networkReason(error);
    const proxy = unusedProxy(url, process.env);
    if (proxy === undefined) return failed(reason);
    return failure(
      `can't download \`${shownUrl(url.href)}\`: ${reason}; \`${proxy}\` is set, and nothing was sent through it`,
      `Node 24 goes through it with \`NODE_USE_ENV_PROXY=1\`; otherwise, ${offline}`,
    );
  } finally {
    clock.stop();
  }
}

async function readBody(
  response: Response,
  { mostBytes, onProgress }: DownloadOptions,
  onPiece: () => void,
): Promise<Outcome<string>> {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  const pieces: string[] = [];
  let bytes = 0;
  // Leaving the loop early cancels the download.
  for await (const piece of response.body ?? []) {
    onPiece();
    bytes += piece.byteLength;
    if (bytes > mostBytes) return failure(`it has more than ${mostBytes / 2 ** 20} MiB`);
    onProgress(bytes);
    const text = decodePiece(decoder, piece);
    if (text === undefined) return failure('it is not UTF-8');
    pieces.push(text);
  }
  const rest = decodePiece(decoder, undefined);
  return rest === undefined ? failure('it is not UTF-8') : success(`${pieces.join('')}${rest}`);
}

/** The text of the next piece, or of the end; undefined when the bytes are not UTF-8. */
function decodePiece(decoder: InstanceType<typeof TextDecoder>, piece: Uint8Array | undefined): string | undefined {
  try {
    return piece === undefined ? decoder.decode() : decoder.decode(piece, { stream: true });
  } catch {
    return undefined;
  }
}

interface SilenceClock {
  readonly signal: AbortSignal;
  readonly restart: () => void;
  readonly stop: () => void;
}

/** Aborts when nothing has happened for a while. */
function silenceClock(patience: number): SilenceClock {
  const controller = new AbortController();
  const arm = (): NodeJS.Timeout => setTimeout(() => controller.abort(), patience);
  let timer = arm();
  return {
    signal: controller.signal,
    restart: () => {
      clearTimeout(timer);
      timer = arm();
    },
    stop: () => clearTimeout(timer),
  };
}

const reasons: ReadonlyMap<string, string> = new Map([
  ['ECONNREFUSED', 'nobody answers at this address'],
  ['ENOTFOUND', 'there is no such host, or no network'],
  ['EAI_AGAIN', 'the name of the host could not be looked up'],
  ['ECONNRESET', 'the connection broke off'],
  ['UND_ERR_SOCKET', 'the connection broke off'],
  ['UND_ERR_RES_CONTENT_LENGTH_MISMATCH', 'the connection broke off'],
  ['UND_ERR_CONNECT_TIMEOUT', 'the server does not answer'],
  ['Z_DATA_ERROR', 'what came is not compressed as it says'],
  ['Z_BUF_ERROR', 'the connection broke off'],
]);

/** What `fetch` rejects with, in our own words; it names its cause by code (Node.js, undici errors). */
function networkReason(error: unknown): string {
  if (!(error instanceof Error)) throw error;
  const cause = error.cause instanceof Error ? error.cause : error;
  const code = 'code' in cause && typeof cause.code === 'string' ? cause.code : undefined;
  if (code === undefined && !(error instanceof TypeError)) throw error;
  return reasons.get(code ?? '') ?? cause.message;
}
