const base = 'https://fleet.example.com';
const ask = (path, method = 'GET') => fetch(base + path, { method });

const fleet = {};
for (const kind of ['carts', 'barges']) {
  fleet[kind] = { all: () => ask(`/${kind}`), part: (id, part) => ask(`/${kind}/${id}/${part}`), by: (how) => ask(`/${kind}`, how) };
}
fleet.carts.by('PUT');
fleet.barges.part(5, 'sails');

const yards = ['docks', 'sheds'].reduce((all, kind) => ({ ...all, [kind]: { by: (how) => ask(`/${kind}`, how) } }), {});
yards.sheds.by('DELETE');
