import type { NextAuthConfig } from 'next-auth';

export const authConfig: NextAuthConfig = {
  providers: [],
  pages: { signIn: '/sign-in' },
  callbacks: {
    authorized({ auth, request: { nextUrl } }) {
      const isKnown = Boolean(auth?.user);
      if (nextUrl.pathname.startsWith('/api/notices')) return true;
      return isKnown;
    },
  },
};
