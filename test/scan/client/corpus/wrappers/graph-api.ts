import { getGraph, postGraph } from '.';

export class GraphApi {
  constructor(private token: string) {}

  me() {
    return getGraph(this.token, '/me');
  }

  members(group: string) {
    return this.get(`/groups/${group}/members`);
  }

  async invite(email: string) {
    return postGraph(this.token, '/invitations', { invitedUserEmailAddress: email });
  }

  get<T>(path: string): Promise<T> {
    return getGraph<T>(this.token, path);
  }
}
