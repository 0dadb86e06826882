import { jwtVerify } from 'jose';
import { NextResponse, type NextRequest } from 'next/server';
import { key } from './lib/key';
import { isOpen } from './lib/open-paths';

const ofMasters = ['/api/berths', '/api/tugs'];

export async function proxy(request: NextRequest) {
  const { pathname } = request.nextUrl;
  if (isOpen(pathname)) return NextResponse.next();
  const token = request.cookies.get('token')?.value;
  if (!token) return NextResponse.redirect(new URL('/login', request.url));
  if (ofMasters.some((start) => pathname.startsWith(start)) && request.method !== 'GET') {
    const { payload } = await jwtVerify(token, key);
    if (payload.role !== 'harbour-master') return NextResponse.json({ error: 'no' }, { status: 403 });
  }
  return NextResponse.next();
}

export const config = { matcher: ['/api/((?!weather).*)', '/board/:path*'] };
