export const settings = {
  tenantId: process.env.TENANT_ID!,
  clientId: process.env.CLIENT_ID!,
  secret: process.env.CLIENT_SECRET!,
  scope: 'https://graph.microsoft.com/.default',
};
