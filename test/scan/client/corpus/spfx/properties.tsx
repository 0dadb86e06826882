import * as React from 'react';
import { SPHttpClient, SPHttpClientResponse, HttpClient } from '@microsoft/sp-http';
import type { IBoardProps } from './IBoardProps';

export default class Board extends React.Component<IBoardProps> {
  public componentDidMount(): void {
    const { context, siteUrl } = this.props;
    context.spHttpClient
      .get(`${siteUrl}/_api/web/lists/getbytitle('Boats')/items`, SPHttpClient.configurations.v1)
      .then((response: SPHttpClientResponse) => response.json());
    this.props.context.spHttpClient.post(
      `${this.props.context.pageContext.web.absoluteUrl}/_api/web/lists`,
      SPHttpClient.configurations.v1,
      { body: '{}' },
    );
    void context.httpClient.fetch('https://api.lakeside.example/boats', HttpClient.configurations.v1, { method: 'PUT' });
  }

  private async whoAmI() {
    return await this.props.graphHttpClient.get('https://graph.microsoft.com/v1.0/me/manager', this.props.settings);
  }
}
