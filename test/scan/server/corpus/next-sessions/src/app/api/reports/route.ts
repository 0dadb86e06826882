import { withAuth, withRole } from '@kennel/accounts';

async function list() {
  return Response.json([]);
}

export const GET = withAuth(withRole(list, ['auditor']));
export const POST = withAuth(list, { requiredPermissions: ['reports.write'] });
