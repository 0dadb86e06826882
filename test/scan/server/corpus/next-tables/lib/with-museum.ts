import { withLogging } from 'museum-logging';
import { MuseumError } from './museum-error';

interface Needs {
  readonly requiredPermissions?: readonly string[];
}

export const withMuseum = (handler: (context: object) => Promise<Response>, { requiredPermissions = [] }: Needs = {}) =>
  withLogging(async (request: Request) => {
    const session = await readSession(request);
    if (!session) throw new MuseumError({ code: 'unauthorized' });
    await throwUnless(session, requiredPermissions);
    return handler({ request, session });
  });
