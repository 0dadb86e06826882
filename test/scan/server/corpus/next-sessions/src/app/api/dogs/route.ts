import { auth } from '@kennel/accounts';
import { isAllowed, needs } from '@/lib/permissions';

export async function GET() {
  const session = await auth();
  if (!session?.user) return Response.json({ error: 'sign in first' }, { status: 401 });
  return Response.json([]);
}

export async function POST(request: Request) {
  const session = await auth();
  if (!session || !isAllowed(session.user.roles, needs.feed)) {
    return Response.json({ error: 'not allowed' }, { status: 403 });
  }
  return Response.json(await request.json(), { status: 201 });
}
