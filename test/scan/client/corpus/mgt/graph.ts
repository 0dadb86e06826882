import { GraphPageIterator, type IGraph, prepScopes, Providers } from '@microsoft/mgt-element';
import type { GraphRequest } from '@microsoft/microsoft-graph-client';

export async function photoAndManager(graph: IGraph, id: string) {
  const batch = graph.createBatch();
  batch.get('photo', `/users/${id}/photo/$value`, ['User.ReadBasic.All']);
  batch.get('manager', `users/${id}/manager`, ['User.Read.All']);
  return await batch.executeAll();
}

export async function people(graph: IGraph, top: number) {
  const request: GraphRequest = graph.api('/me/people').top(top);
  if (top > 10) request.middlewareOptions(prepScopes(['People.Read']));
  return await request.get();
}

export const me = () => Providers.globalProvider.graph.client.api('me').get();

export async function agenda(graph: IGraph, group?: string) {
  const query = group ? `groups/${group}/calendar/events` : 'me/events';
  const request = graph.api(query).middlewareOptions(prepScopes(['Calendars.Read'])).orderby('start/dateTime');
  return await GraphPageIterator.create<Event>(graph, request);
}
