import { graphConfig } from './graph-config';

export async function callMsGraph(accessToken) {
  const headers = new Headers();
  headers.append('Authorization', `Bearer ${accessToken}`);
  const options = { method: 'GET', headers };
  return fetch(graphConfig.graphMeEndpoint, options)
    .then((response) => response.json())
    .catch((error) => console.log(error));
}

export function callMSGraph(endpoint, token, callback) {
  const options = { method: 'GET', headers: { Authorization: `Bearer ${token}` } };
  fetch(endpoint, options)
    .then((response) => response.json())
    .then((response) => callback(response, endpoint));
}

export function readMail(token, show) {
  callMSGraph(graphConfig.graphMailEndpoint, token, show);
}
