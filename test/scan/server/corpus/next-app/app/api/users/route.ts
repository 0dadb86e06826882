import { NextResponse } from 'next/server';
import { getServerSession } from 'next-auth';
import { withScope } from '@/lib/with-scope';

export async function GET() {
  const session = await getServerSession();
  if (!session) return NextResponse.json({ error: 'unauthorized' }, { status: 401 });
  return NextResponse.json([]);
}

export const POST = withScope('User.Create', async (request: Request) => NextResponse.json(await request.json()));
