export const paging = {
  methods: {
    shelves() {
      return this.$warehouse.shelves();
    },
  },
};
