import { clerkMiddleware, createRouteMatcher } from '@clerk/nextjs/server';

const isOpen = createRouteMatcher(['/', '/api/hooks(.*)', '/api/public/:name']);
const isForStaff = createRouteMatcher(['/api/staff(.*)']);

export default clerkMiddleware(async (auth, request) => {
  if (isForStaff(request)) await auth.protect({ role: 'org:staff' });
  else if (!isOpen(request)) await auth.protect();
});

export const config = { matcher: ['/((?!.*\\..*|_next).*)', '/', '/(api|trpc)(.*)'] };
