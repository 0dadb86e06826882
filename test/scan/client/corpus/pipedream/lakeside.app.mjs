import { axios } from '@pipedream/platform';

export default {
  type: 'app',
  app: 'lakeside',
  methods: {
    _url(path) {
      return `https://graph.microsoft.com/v1.0${path}`;
    },
    async _request({ $ = this, path, ...rest } = {}) {
      const config = { url: this._url(path), headers: { Authorization: `Bearer ${this.$auth.token}` }, ...rest };
      return await axios($, config);
    },
    listCalendars(args = {}) {
      return this._request({ path: '/me/calendars', ...args });
    },
    async createEvent({ calendarId, ...args } = {}) {
      return this._request({ method: 'POST', path: `/me/calendars/${calendarId}/events`, ...args });
    },
  },
};
