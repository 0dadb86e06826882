import { NextRequest } from 'next/server';
import { withScope } from '@/lib/with-scope';

const handler = async (request: NextRequest, { params }: { params: { id: string } }) => Response.json(params);

export { handler as GET, handler as DELETE };
export const PUT = withScope('User.Update', handler),
  PATCH = withScope('User.Update', handler);
export const dynamic = 'force-dynamic';
