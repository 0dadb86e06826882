const https = require('https');
const http = require('node:http');

function get(path) {
  return new Promise((resolve, reject) => {
    https.get(`https://h.example.com${path}`, resolve).on('error', reject);
  });
}

function post(path, body) {
  const options = { hostname: 'h.example.com', port: 443, path: '/v1' + path, method: 'POST' };
  return new Promise((resolve) => {
    const req = https.request(options, resolve);
    req.write(body);
    req.end();
  });
}

get('/status');
post('/events', '{}');
http.request({ host: 'inner.example.com', path: '/ping' }).end();
https.request(new URL('https://h.example.com/token'), { method: 'PUT' }).end();
https.get({ hostname: 'graph.microsoft.com', path: '/v1.0/me/photo' });
