export class HttpClient<Security = unknown> {
  public baseUrl: string = '/api';
  private customFetch = (...parameters: Parameters<typeof fetch>) => fetch(...parameters);
  private baseApiParams: RequestParams = { credentials: 'same-origin', headers: {} };

  constructor(config: ApiConfig<Security> = {}) {
    Object.assign(this, config);
  }

  protected merge(first: RequestParams, second?: RequestParams): RequestParams {
    return { ...this.baseApiParams, ...first, ...(second || {}), headers: { ...(first.headers || {}) } };
  }

  public request = async <T>({ body, secure, path, query, baseUrl, ...params }: FullRequestParams): Promise<T> => {
    const secured = (secure && this.securityWorker && (await this.securityWorker(this.securityData))) || {};
    const merged = this.merge(params, secured);
    const text = query && this.queryOf(query);
    return this.customFetch(`${baseUrl || this.baseUrl || ''}${path}${text ? `?${text}` : ''}`, {
      ...merged,
      body: typeof body === 'undefined' || body === null ? null : JSON.stringify(body),
    }).then(async (response) => response.json());
  };
}

export class Api<Security> extends HttpClient<Security> {
  animals = {
    add: (data: Animal, params: RequestParams = {}) =>
      this.request<Animal>({ path: `/animals`, method: 'POST', body: data, ...params }),

    feed: (id: string, query?: { grams?: number }, params: RequestParams = {}) =>
      this.request<void>({ path: `/animals/${id}/feed`, method: 'PUT', query, secure: true, ...params }),
  };
}
