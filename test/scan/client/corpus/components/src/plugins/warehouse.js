export function createWarehouse(root) {
  return {
    shelves: () => fetch(`${root}/shelves`),
    move: (item, shelf) => fetch(`${root}/items/${item}/shelf`, { method: 'PUT', body: shelf }),
  };
}
