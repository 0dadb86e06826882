import { jwtVerify } from 'jose';

export async function requireRole(req: Request, role: string): Promise<Response | undefined> {
  const { payload } = await jwtVerify(req.headers.get('authorization') ?? '', new Uint8Array());
  const roles = payload.roles as string[] | undefined;
  if (!roles?.includes(role)) return new Response('forbidden', { status: 403 });
  return undefined;
}
