import { HttpClient } from '@actions/http-client';
import { getOctokit } from '@actions/github';
import { request as githubRequest } from '@octokit/request';
import { useFetch } from '@raycast/utils';
import { createFetch, useFetch as useVueFetch } from '@vueuse/core';
import { create } from 'apisauce';
import { json } from 'd3-fetch';
import needle from 'needle';
import superfetch from 'node-superfetch';
import createClient from 'openapi-fetch';
import createHooks from 'openapi-react-query';
import phin from 'phin';
import { ajax } from 'rxjs/ajax';
import { fromFetch } from 'rxjs/fetch';
import { fetch as send } from 'some-fetch';
import superagent from 'superagent';
import { request } from 'umi';
import useSWR from 'swr';
import wretch from 'wretch';

const wells = 'https://wells.example.com';

const actions = new HttpClient('gauge');
export const readGauge = () => actions.getJson<Gauge>(`${wells}/gauges`);
export const sendGauge = () => actions.post(`${wells}/gauges`, '{}');

const github = getOctokit(token);
export const issues = (owner: string) => github.request('GET /repos/{owner}/{repo}/issues', { owner, repo: 'wells' });
export const teams = () => github.paginate('GET /orgs/{org}/teams', { org: 'wells' });
export const dispatch = () => githubRequest('POST /repos/{owner}/{repo}/dispatches', {});

export const useDepth = (id: string) => useFetch<Depth>(`${wells}/depths/${id}`);
export const useAlarm = () => useVueFetch(`${wells}/alarms`).post({ level: 3 }).json();
const useWells = createFetch({ baseUrl: `${wells}/v2` });
export const usePumps = () => useWells('pumps').json();

const sauce = create({ baseURL: wells });
export const valves = () => sauce.get('/valves');
export const chart = () => json(`${wells}/chart.json`);
export const probe = () => needle('put', `${wells}/probes/1`, {});
export const probes = () => needle.get(`${wells}/probes`);
export const soil = () => superfetch.get(`${wells}/soil`);
export const drop = () => superagent('DELETE', `${wells}/soil`);

const typed = createClient<paths>({ baseUrl: `${wells}/api` });
export const layer = (id: string) => typed.GET('/layers/{layer_id}', { params: { path: { layer_id: id } } });
export const addLayer = () => typed.POST('/layers', { body: {} });
const $hooks = createHooks(typed);
export const useLayers = () => $hooks.useQuery('get', '/layers/{layer_id}/cores', {});

export const flow = () => phin({ url: `${wells}/flow`, method: 'POST' });
export const level$ = () => ajax.getJSON(`${wells}/levels`);
export const stream$ = () => fromFetch(`${wells}/stream`);
export const some = () => send(`${wells}/some`);
export const users = () => request('/api/users', { method: 'POST' });
export const useMe = () => useSWR('/api/me');

const fluent = wretch(wells, { mode: 'cors' }).auth('secret');
export const addWell = () => fluent.url('/wells').post({ depth: 3 }).json();
export const well = (id: string) => fluent.get(`/wells/${id}`).json();
