const fetch = require('node-fetch');
const { format } = require('node:util');

const host = 'graph.microsoft.com';
const endpoints = Object.freeze({ sites: 'sites', lists: 'lists' });

async function lists(site) {
  const res = await fetch(`https://${host}/v1.0/${endpoints.sites}/${site}/${endpoints.lists}`);
  return res.json();
}

async function subscribe(resource) {
  const init = { method: 'POST' };
  init.body = JSON.stringify({ resource });
  return fetch('https://' + host + '/v1.0/subscriptions', init);
}

async function renew(id, version = 'v1.0') {
  return fetch(['https:/', host, version, 'subscriptions', id].join('/'), { method: 'PATCH' });
}

module.exports = { lists, subscribe, renew, format };
