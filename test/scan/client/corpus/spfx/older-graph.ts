import { GraphHttpClient, GraphHttpClientResponse, IGraphHttpClientOptions } from '@microsoft/sp-http';
import { BaseClientSideWebPart } from '@microsoft/sp-webpart-base';

export default class GroupsWebPart extends BaseClientSideWebPart<object> {
  public async groups(): Promise<unknown> {
    const answer: GraphHttpClientResponse = await this.context.graphHttpClient.get(
      `v1.0/groups?$orderby=displayName`,
      GraphHttpClient.configurations.v1,
    );
    return answer.json();
  }

  public rename(client: GraphHttpClient, id: string, options: IGraphHttpClientOptions): Promise<GraphHttpClientResponse> {
    return client.fetch(`beta/groups/${id}`, GraphHttpClient.configurations.v1, { ...options, method: 'PATCH' });
  }
}
