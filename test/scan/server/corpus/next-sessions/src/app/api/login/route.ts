import { authenticate, getUser } from '@kennel/accounts';

export async function POST(request: Request) {
  const { email, password } = await request.json();
  const user = await getUser(email);
  if (!user || !(await authenticate(user, password))) return new Response(null, { status: 401 });
  return Response.json({ signedIn: true });
}
