const choose = (day) =>
  day > 2 ? { at: '/markets', verb: 'POST' } : { at: '/stalls', verb: 'GET', kinds: ['fruit', 'bread'] };

let base = 'https://square.example.com';
let path;
let name, wares;
({ at: path = '/none', missing: name = 'bell' } = choose(3));
fetch(`${base}/${name}`);
fetch(base + path);

let first = '/first';
let second = '/second';
[first, second] = [second, first];
fetch(base + first, { method: 'PUT' });

for ([name, [wares]] of Object.entries({ east: ['nuts'], west: ['wool'] })) {
  fetch(`${base}/sides/${name}/${wares}`);
}

const shown = {};
({
  list: [, shown.last],
  ...shown.more
} = { list: ['a', 'z'], street: 'mill' });
fetch(`${base}/${shown.last}/${shown.more.street}`);

class Stall {
  constructor(settings) {
    ({ host: this.host, door: this.door = '/front' } = settings);
  }
  open() {
    return fetch(this.host + this.door);
  }
}
new Stall({ host: 'https://stall.example.com' }).open();
