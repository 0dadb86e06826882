import Vue from 'vue';
import axios from 'axios';
import { createWarehouse } from './plugins/warehouse';
import Stock from './views/Stock.vue';

Vue.prototype.$ledger = axios.create({ baseURL: 'https://ledger.contoso.com/api' });
Vue.prototype.printLabel = (item) => fetch(`https://labels.contoso.com/print/${item}`, { method: 'POST' });
Vue.prototype.$warehouse = createWarehouse('https://warehouse.contoso.com');

new Vue({ render: (h) => h(Stock) }).$mount('#app');
