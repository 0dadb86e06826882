import axios from 'axios';

const river = 'https://river.example.com';

export async function moor(boat, kind, day) {
  let url, method;
  if (boat.id) {
    url = `${river}/boats/${boat.id}`;
    method = 'PUT';
  } else {
    url = `${river}/boats`;
    method = 'POST';
  }
  await fetch(url, { method });

  let order;
  switch (kind) {
    case 'lock':
      order = { at: '/locks', verb: 'POST' };
      break;
    case 'weir':
    case 'dam':
      order = { at: '/weirs', verb: 'DELETE' };
      break;
    default:
      throw new Error(kind);
  }
  await fetch(river + order.at, { method: order.verb });

  const init = { method: 'GET' };
  let path = '/tides';
  if (day) {
    init.method = 'PATCH';
    path = '/tides/today';
  }
  await fetch(river + path, init);

  const verb = day ? 'put' : 'post';
  if (!day) return axios[verb](`${river}/flags`);
  return axios[verb](`${river}/flags/${day}`);
}

export async function perform(thing, action) {
  let method = 'GET';
  let endpoint = '';
  if (thing === 'bridge') {
    if (action === 'open') {
      method = 'POST';
      endpoint = '/bridges/open';
    }
    if (action === 'remove') {
      method = 'DELETE';
      endpoint = `/bridges/${this.id}`;
    } else if (action === 'read') {
      endpoint = `/bridges/${this.id}`;
    }
  } else if (thing === 'ferry') {
    switch (action) {
      case 'read':
        endpoint = '/ferries';
        break;
      case 'open':
        method = 'PUT';
        endpoint = '/ferries/open';
        break;
    }
  }
  return axios({ method, url: `https://crossing.example.com${endpoint}` });
}

const pick = (day) => (day ? { at: '/ropes', verb: 'POST' } : { at: '/knots', verb: 'GET' });
const { at, verb: how } = pick(location.hash);
fetch(river + at, { method: how });

const send = (order) => fetch(river + order.at, { method: order.verb });
send(location.hash ? { at: '/sails', verb: 'PUT' } : { at: '/masts', verb: 'DELETE' });
axios(location.hash ? { url: `${river}/buoys`, method: 'put' } : { url: `${river}/lamps`, method: 'head' });
