// The client is handed over without a type.
export async function provision(graphClient: any, siteId: string, listId: string, rows: any[]) {
  const list = await graphClient.api(`/sites/${siteId}/lists/${listId}`).expand('columns').get();
  for (const row of rows) {
    await graphClient.api(`/sites/${siteId}/lists/${listId}/items`).post({ fields: row });
  }
  const endpoint = ['sites', siteId, 'drive', 'root', 'children'].join('/');
  await graphClient.api(`/${endpoint}`).get();
  return list;
}
