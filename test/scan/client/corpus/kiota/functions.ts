import { BatchRequestContent } from '@microsoft/msgraph-sdk-core';
import { createGraphServiceClient, type GraphServiceClient } from '@microsoft/msgraph-sdk';

export const usage = (client: GraphServiceClient) =>
  client.reports.getOffice365ActiveUserDetailWithPeriod('D30').get();

export const cells = (client: GraphServiceClient, item: string, sheet: string, area: string) =>
  client.me.drives
    .byDriveId('main')
    .items.byDriveItemId(item)
    .workbook.worksheets.byWorkbookWorksheetId(sheet)
    .rangeWithAddress(area)
    .get();

export async function events(adapter: never, ids: readonly string[]) {
  const client = createGraphServiceClient(adapter);
  const batch = new BatchRequestContent(adapter, {});
  for (const id of ids) batch.addBatchRequest(client.me.events.byEventId(id).toGetRequestInformation());
  return batch.postAsync();
}
