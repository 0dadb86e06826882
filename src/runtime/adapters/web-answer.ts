// Requests and refusals of the web standard (Fetch), for the adapters that speak it. It makes no decision.
import type { HttpAnswer } from './undeclared-answer.ts';

/** Every `Authorization` header; the standard joins several with a comma, which no bearer token has. */
export function webAuthorizationOf(request: Request): readonly string[] {
  const header = request.headers.get('authorization');
  return header === null ? [] : [header];
}

/** An answer as a response. */
export function webAnswer(answer: HttpAnswer, method: string): Response {
  const { status, headers, body } = answer;
  return new Response(method === 'HEAD' ? null : body, { status, headers: { ...headers } });
}
