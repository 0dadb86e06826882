// Whether an endpoint only shows something or also changes something, as far as its method and path can tell.
import type { Endpoint, Method } from '../model/model.ts';

/** `read`: a call changes nothing that its caller asked to change. */
export type Effect = 'read' | 'write';

// The safe methods of RFC 9110 section 9.2.1 that a manifest may name.
const safeMethods: ReadonlySet<Method> = new Set(['GET', 'HEAD', 'OPTIONS']);

// A question that is too long for a URL goes by POST: `/search/query`, `/me/calendar/getSchedule`, `/users/find-by-name`.
const questions = [
  /^(?:search|query|find|lookup|calculate|estimate|evaluate|validate|translate|compare)(?=$|[A-Z(_-])/,
  /^get(?=$|[A-Za-z(_-])/,
  // But `checkIn` and `checkOut` change who holds something.
  /^check(?=[A-Z_-])(?![_-]?(?:[Ii]n|[Oo]ut)(?![a-z]))/,
];

/** A rule after another asks about every endpoint; the Model never changes, so neither does the answer. */
const known = new WeakMap<Endpoint, Effect>();

/**
 * The effect of an endpoint.
 *
 * @returns `read` for the safe methods (RFC 9110 section 9.2.1), and for a POST whose last segment is a question by name,
 *   with or without a namespace before it; `write` for every other
 */
export function effectOf(endpoint: Endpoint): Effect {
  if (safeMethods.has(endpoint.method)) return 'read';
  const answer = known.get(endpoint) ?? effectByName(endpoint);
  known.set(endpoint, answer);
  return answer;
}

function effectByName({ method, template }: Endpoint): Effect {
  if (method !== 'POST') return 'write';
  const last = template.text.slice(template.text.lastIndexOf('/') + 1).replace(/^(?:[A-Za-z]+\.)+/, '');
  const name = last.charAt(0).toLowerCase() + last.slice(1);
  return questions.some((question) => question.test(name)) ? 'read' : 'write';
}
