function callGraph(endpoint, token, done) {
  const headers = new Headers();
  headers.append('Authorization', `Bearer ${token}`);
  fetch(endpoint, { method: 'GET', headers })
    .then((response) => response.json())
    .then((data) => done(data, endpoint))
    .catch((error) => console.error(error));
}

async function sendGraph(endpoint, token, body) {
  await fetch(endpoint, { method: 'POST', headers: { Authorization: `Bearer ${token}` }, body: JSON.stringify(body) });
}
