import type { IExecuteFunctions } from 'n8n-workflow';
import * as transport from './transport';

export class Lakeside {
  async execute(this: IExecuteFunctions) {
    const id = this.getNodeParameter('id', 0) as string;
    const lists = await transport.everyPage.call(this, '/todo/lists');
    await transport.graphCall.call(this, 'DELETE', `/todo/lists/${id}`);
    await transport.graphCall.apply(this, ['PATCH', `/contacts/${id}`, { givenName: 'Ada' }]);
    const root = await transport.cachedRoot.call(this, new Map());
    await graphDownload(this, `${root}/${id}/content`);
    const me = await this.helpers.request({ uri: 'https://graph.microsoft.com/v1.0/me', json: true });
    await this.helpers.requestOAuth2!.call(this, 'lakesideOAuth2Api', {
      method: 'POST',
      uri: 'https://api.lakeside.example/v2/hooks',
    });
    return [lists, me];
  }
}

async function graphDownload(context: IExecuteFunctions, path: string) {
  return await context.helpers.requestOAuth2.call(context, 'lakesideOAuth2Api', {
    uri: `https://graph.microsoft.com/beta${path}`,
    encoding: null,
  });
}
