import Couriers from '../stores/couriers-api';

export default ({ $axios }, inject) => {
  const client = $axios.create({ baseURL: 'https://couriers.contoso.com' });
  inject('couriers', Couriers(client));
};
