import Vue from 'vue';
import axios from 'axios';

export const list = () => axios.get('/tickets').then((answer) => answer.data);
export const drop = (id) => axios({ url: `/tickets/${id}`, method: 'delete' });
export const renew = (id) => Vue.axios.put('tickets/' + id);

const guides = axios.create();
guides.defaults.baseURL = 'https://guides.example.com';
export const tours = () => guides.get('/tours');

export default {
  methods: {
    load() {
      return this.$axios.get('/visitors');
    },
  },
};
