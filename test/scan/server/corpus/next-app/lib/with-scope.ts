type Handler = (request: Request, context: never) => Promise<Response>;

export function withScope(scope: string, handler: Handler): Handler {
  return async (request, context) => {
    const claims = JSON.parse(request.headers.get('x-claims') ?? '{}');
    if (!claims.scp?.split(' ').includes(scope)) return new Response(null, { status: 403 });
    return handler(request, context);
  };
}
