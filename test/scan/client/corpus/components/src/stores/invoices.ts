import { defineStore } from 'pinia';

export const useInvoices = defineStore('invoices', {
  state: () => ({ base: 'https://billing.contoso.com', page: 1, items: [] as string[] }),
  getters: {
    root: (state) => `${state.base}/v3`,
    path(): string {
      return `${this.base}/invoices`;
    },
  },
  actions: {
    async load() {
      this.page = this.page + 1;
      const response = await fetch(`${this.path}?page=${this.page}`);
      this.items = await response.json();
    },
    async remove(id: string) {
      await this.request('DELETE', id);
    },
    request(method: string, id: string) {
      return fetch(`${this.path}/${id}`, { method });
    },
  },
});
