import type { IExecuteFunctions, IHttpRequestMethods, IHttpRequestOptions } from 'n8n-workflow';

interface Page {
  value: unknown[];
  '@odata.nextLink'?: string;
}

export async function graphCall(
  this: IExecuteFunctions,
  method: IHttpRequestMethods,
  resource: string,
  body: object = {},
  uri?: string,
): Promise<Page> {
  const credentials = await this.getCredentials('lakesideOAuth2Api');
  const base = (typeof credentials.host === 'string' ? credentials.host : 'https://graph.microsoft.com').replace(/\/+$/, '');
  const options: IHttpRequestOptions = { method, body, url: uri || `${base}/v1.0/me${resource}`, json: true };
  return await this.helpers.httpRequestWithAuthentication.call(this, 'lakesideOAuth2Api', options);
}

export async function everyPage(this: IExecuteFunctions, resource: string): Promise<unknown[]> {
  const rows: unknown[] = [];
  let next: string | undefined;
  do {
    const page: Page = await graphCall.call(this, 'GET', resource, {}, next);
    rows.push(...page.value);
    next = page['@odata.nextLink'];
  } while (next);
  return rows;
}

export async function cachedRoot(this: IExecuteFunctions, roots: Map<string, string>): Promise<string> {
  const drive = this.getNodeParameter('drive', 0) as string;
  let root = roots.get(drive);
  if (!root) {
    root = `/drives/${encodeURIComponent(drive)}/items`;
    roots.set(drive, root);
  }
  return root;
}
