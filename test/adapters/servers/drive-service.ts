// The drive API as one function from requests to responses, for every platform of the web standard.
import type { FetchGuards, FetchHandlers, FetchService } from '../../../src/runtime/adapters/fetch.ts';
import type { Endpoint, Endpoints } from '../drive-policy.ts';
import type { Recorder, SeenAccess } from '../recorder.ts';

/** The handlers of all endpoints. */
export function driveHandlers(recorder: Recorder): FetchHandlers<Endpoints> {
  const respond =
    (key: Endpoint) =>
    (_request: Request, access: SeenAccess): Response => {
      const body = recorder.run(key, access);
      if (key === 'GET /failing') throw new Error('handler');
      return Response.json(body);
    };
  return {
    'GET /drives/{driveId}/files/recent': respond('GET /drives/{driveId}/files/recent'),
    'GET /drives/{driveId}/files/{fileId}': respond('GET /drives/{driveId}/files/{fileId}'),
    'PUT /drives/{driveId}/files/{fileId}': respond('PUT /drives/{driveId}/files/{fileId}'),
    'GET /drives/{driveId}/root:/{path}': respond('GET /drives/{driveId}/root:/{path}'),
    'POST /drives/{driveId}/items/{item-id}:': respond('POST /drives/{driveId}/items/{item-id}:'),
    'GET /drives': respond('GET /drives'),
    'GET /health': respond('GET /health'),
    'GET /me': respond('GET /me'),
    'GET /reports': respond('GET /reports'),
    'GET /payments': respond('GET /payments'),
    'GET /contracts': respond('GET /contracts'),
    'POST /approvals': respond('POST /approvals'),
    "GET /sheets/range(from='{from}',to={to})": respond("GET /sheets/range(from='{from}',to={to})"),
    'GET /answers/{answer}': respond('GET /answers/{answer}'),
    'GET /notes/{noteId}': respond('GET /notes/{noteId}'),
    'GET /failing': respond('GET /failing'),
  };
}

/** The service, with the answer to failing handlers that platforms give in their own words. */
export function driveService(guards: FetchGuards<Endpoints>, recorder: Recorder): FetchService {
  const serve = guards.serve(driveHandlers(recorder));
  return async (request, ...context) => {
    try {
      return await serve(request, ...context);
    } catch (error) {
      return new Response(`app: ${error instanceof Error ? error.message : ''}`, { status: 500 });
    }
  };
}
