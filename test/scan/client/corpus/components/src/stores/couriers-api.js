export default (client) => ({
  assign(id, order) {
    return client.$post(`/couriers/${id}/orders`, order);
  },
});
