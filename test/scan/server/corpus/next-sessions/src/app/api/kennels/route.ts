import { requireSignedIn } from '@kennel/accounts';
import { requireKeeperAccess } from '@/lib/keeper';

export async function GET(request: Request) {
  const refused = await requireSignedIn(request);
  if (refused) return refused;
  return Response.json([]);
}

export async function DELETE() {
  await requireKeeperAccess();
  return new Response(null, { status: 204 });
}
