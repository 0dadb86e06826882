import { requireRole } from '@/lib/roles';

export async function POST(req: Request) {
  const denied = await requireRole(req, 'Job.Runner');
  if (denied) return denied;
  return new Response(null, { status: 202 });
}
