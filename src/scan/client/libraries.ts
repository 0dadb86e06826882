// Every library whose calls are found. A library is one file in `libraries/` and a line here.
import type { ClientDetector } from './detector.ts';
import { angularJs } from './libraries/angular-js.ts';
import { angular } from './libraries/angular.ts';
import { axios } from './libraries/axios.ts';
import { browserRequests } from './libraries/browser-requests.ts';
import { fetch } from './libraries/fetch.ts';
import { got } from './libraries/got.ts';
import { graphSdk } from './libraries/graph-sdk.ts';
import { heyApi } from './libraries/hey-api.ts';
import { kiota } from './libraries/kiota.ts';
import { ky } from './libraries/ky.ts';
import { mgt } from './libraries/mgt.ts';
import { n8n } from './libraries/n8n.ts';
import { nodeHttp } from './libraries/node-http.ts';
import { octokit } from './libraries/octokit.ts';
import { ofetch } from './libraries/ofetch.ts';
import { openapiFetch } from './libraries/openapi-fetch.ts';
import { pipedream } from './libraries/pipedream.ts';
import { plainClients } from './libraries/plain-clients.ts';
import { pnpSharePoint } from './libraries/pnp-sharepoint.ts';
import { pnp } from './libraries/pnp.ts';
import { request } from './libraries/request.ts';
import { spHttp } from './libraries/sp-http.ts';
import { superagent } from './libraries/superagent.ts';
import { swr } from './libraries/swr.ts';
import { undici } from './libraries/undici.ts';
import { unknownClient } from './libraries/unknown-client.ts';
import { vueuse } from './libraries/vueuse.ts';
import { wretch } from './libraries/wretch.ts';
import { xmlHttpRequest } from './libraries/xml-http-request.ts';

/** The detectors, asked in this order. */
export const clientDetectors: readonly ClientDetector[] = [
  graphSdk,
  kiota,
  mgt,
  pnp,
  pnpSharePoint,
  spHttp,
  fetch,
  axios,
  got,
  ky,
  undici,
  ofetch,
  nodeHttp,
  angular,
  angularJs,
  superagent,
  request,
  xmlHttpRequest,
  browserRequests,
  octokit,
  openapiFetch,
  heyApi,
  wretch,
  vueuse,
  swr,
  ...plainClients,
  pipedream,
  n8n,
  unknownClient,
];
