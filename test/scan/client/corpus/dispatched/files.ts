import { Client } from '@microsoft/microsoft-graph-client';
import { retried } from './retried';

/** Files of one drive, which may be somebody else's. */
export class SharedFiles {
  private readonly graph: Client;
  private driveId?: string;
  private folderId?: string;

  constructor(provider: unknown) {
    this.graph = Client.initWithMiddleware({ authProvider: provider as never });
  }

  use(driveId: string, folderId: string) {
    this.driveId = driveId;
    this.folderId = folderId;
  }

  place(path: string, action?: string): string {
    const trimmed = path.replace(/^\/+|\/+$/g, '');
    const encoded = trimmed ? trimmed.split('/').map((name) => encodeURIComponent(name)).join('/') : '';
    if (this.driveId !== undefined && this.folderId !== undefined) {
      const folder = `/drives/${this.driveId}/items/${this.folderId}`;
      if (!encoded) return action ? `${folder}/${action}` : folder;
      return action ? `${folder}:/${encoded}:/${action}` : `${folder}:/${encoded}`;
    }
    if (!encoded) return action ? `/me/drive/root/${action}` : '/me/drive/root';
    return action ? `/me/drive/root:/${encoded}:/${action}` : `/me/drive/root:/${encoded}`;
  }

  private read<Result>(path: string): Promise<Result> {
    return retried(() => this.graph.api(path).get() as Promise<Result>);
  }

  list(folder: string = '') {
    return this.read(this.place(folder, 'children'));
  }

  find(path: string) {
    return this.read(this.place(path));
  }

  save(path: string, content: ArrayBuffer) {
    const slashed = path.startsWith('/') ? path : `/${path}`;
    return retried(() => this.graph.api(`/me/drive/root:${slashed}:/content`).put(content));
  }

  async everything(folder?: string) {
    let next: string | undefined;
    if (folder) {
      next = `/me/drive/root:/${folder}:/delta`;
    } else {
      next = '/me/drive/root/delta';
    }
    while (next) {
      const page: { '@odata.nextLink'?: string } = await this.read(next);
      next = page['@odata.nextLink'];
    }
  }
}
