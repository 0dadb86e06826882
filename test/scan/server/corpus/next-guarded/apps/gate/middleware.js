import { withAuth } from 'next-auth/middleware';

const signedIn = withAuth({ callbacks: { authorized: ({ token }) => token?.role === 'guard' } });

export default function middleware(request, event) {
  if (request.nextUrl.pathname === '/api/hours') return undefined;
  return signedIn(request, event);
}

export const config = { matcher: [{ source: '/api/:path*' }, { source: '/logs', has: [{ type: 'query', key: 'all' }] }] };
