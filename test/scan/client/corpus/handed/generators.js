import co from 'co';
import axios from 'axios';

const mill = 'https://mill.example.com';

function* floors() {
  for (const floor of ['upper', 'lower']) yield `/floors/${floor}`;
  yield* yards();
  return '/roof';
}
function* yards() {
  yield '/yard';
}
for (const place of floors()) fetch(mill + place);

async function* sacks() {
  yield { at: '/sacks/rye' };
  yield { at: '/sacks/oats' };
}
export async function carry() {
  for await (const { at } of sacks()) await fetch(mill + at, { method: 'PUT' });
}

const wheel = async () => `${mill}/wheel`;
co(function* () {
  const url = yield wheel();
  yield fetch(url);
});

const grind = co.wrap(function* (path) {
  const { data } = yield axios.get(mill + path);
  return data;
});
grind('/stones');

let _post = _asyncToGenerator(function* (path) {
  return yield axios.post(mill + path);
});
function post(_x) {
  return _post.apply(this, arguments);
}
post('/flour');
