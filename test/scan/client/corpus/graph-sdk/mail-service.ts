import { Client } from '@microsoft/microsoft-graph-client';
import { TokenCredentialAuthenticationProvider } from '@microsoft/microsoft-graph-client/authProviders/azureTokenCredentials';
import { ClientSecretCredential } from '@azure/identity';
import { settings } from './settings';

export class MailService {
  private readonly client: Client;

  constructor() {
    const credential = new ClientSecretCredential(settings.tenantId, settings.clientId, settings.secret);
    const authProvider = new TokenCredentialAuthenticationProvider(credential, { scopes: [settings.scope] });
    this.client = Client.initWithMiddleware({ authProvider });
  }

  async inbox(user: string, top = 5) {
    const response = await this.client
      .api(`/users/${user}/mailFolders/Inbox/messages`)
      .top(top)
      .orderby('receivedDateTime DESC')
      .get();
    return response.value;
  }

  send(user: string, message: unknown) {
    return this.client.api(`/users/${user}/sendMail`).post({ message, saveToSentItems: true });
  }

  async markRead(user: string, id: string) {
    await this.client.api('/users/' + user + '/messages/' + id).version('beta').patch({ isRead: true });
  }

  async remove(user: string, id: string): Promise<void> {
    await this.client.api(`/users/${encodeURIComponent(user)}/messages/${id}`).delete();
  }

  async allUsers() {
    const users: unknown[] = [];
    let page = await this.client.api('/users').select(['id', 'mail']).top(999).get();
    while (page) {
      users.push(...page.value);
      page = page['@odata.nextLink'] ? await this.client.api(page['@odata.nextLink']).get() : undefined;
    }
    return users;
  }

  async photo(user?: string) {
    const path = user ? `/users/${user}/photo/$value` : '/me/photo/$value';
    return this.client.api(path).getStream();
  }
}
