import { Client } from '@microsoft/microsoft-graph-client';
import 'isomorphic-fetch';

export default {
  type: 'app',
  methods: {
    client() {
      return Client.initWithMiddleware({ authProvider: { getAccessToken: () => this.$auth.token } });
    },
    listGroups({ params = {} } = {}) {
      return this.client().api('/groups').header('ConsistencyLevel', 'eventual').query(params).get();
    },
    listMembers({ groupId, params = {} } = {}) {
      const client = this.client();
      return client
        .api(`/groups/${groupId}/members`)
        .header('ConsistencyLevel', 'eventual')
        .query(params)
        .get();
    },
    addMember({ groupId, data = {} } = {}) {
      return this.client().api(`/groups/${groupId}/members/$ref`).post(data);
    },
    removeMember({ groupId, userId }) {
      return this.client().api(`/groups/${groupId}/members/${userId}/$ref`).delete();
    },
    next({ url }) {
      return this.client().api(url).get();
    },
  },
};
