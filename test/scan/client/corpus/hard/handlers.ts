import { Client } from '@microsoft/microsoft-graph-client';

class Repository {
  static shared?: Repository;
  client!: Client;
  protected get root() {
    return `/sites/${this.site}`;
  }

  constructor(readonly site: string) {}

  static of(site: string) {
    return (this.shared ??= new Repository(site));
  }

  connect(client: Client) {
    this.client = client;
    return this;
  }

  lists() {
    return this.client.api(`${this.root}/lists`).get();
  }
}

const repository = new Repository('root');
export const handlers: Record<string, () => Promise<unknown>> = {
  lists: () => repository.lists(),
  pages: async () => repository.client.api(`/sites/${repository.site}/pages`).get(),
};
