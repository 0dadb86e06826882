import { withMuseum } from '../../../lib/with-museum';

export const GET = withMuseum(async () => Response.json([]), { requiredPermissions: ['shelves.read'] });

const change = withMuseum(async () => Response.json({}), { requiredPermissions: ['shelves.write'] });
export const PATCH = change;
export { change as PUT };
