import { createApi, fetchBaseQuery, retry } from '@reduxjs/toolkit/query/react';
import { sendQuery } from './send-query';

const plain = fetchBaseQuery({ baseUrl: 'https://harbour.example.com/v1/' });

const renewing: typeof plain = async (args, api, extra) => {
  const result = await plain(args, api, extra);
  if (result.error?.status !== 401) return result;
  await plain({ url: 'session/renew', method: 'post' }, api, extra);
  return plain(args, api, extra);
};

export const harbourApi = createApi({
  reducerPath: 'harbour',
  baseQuery: renewing,
  endpoints: (build) => ({
    ships: build.query<readonly Ship[], number>({ query: (page) => `ships?page=${page}` }),
    ship: build.query<Ship, string>({ query: (id) => ({ url: `/ships/${id}` }) }),
    moor: build.mutation<void, Mooring>({
      query: ({ id, ...body }) => ({ url: `ships/${id}/mooring`, method: 'PUT', body }),
    }),
  }),
});

export const tideApi = createApi({
  baseQuery: retry(fetchBaseQuery({ baseUrl: '/tides' })),
  endpoints(build) {
    return { next: build.query({ query: () => 'next' }) };
  },
});

export const weatherApi = createApi({
  baseQuery: sendQuery('https://weather.example.com'),
  endpoints: (build) => ({
    report: build.query({ query: (place) => ({ path: `/reports/${place}`, verb: 'get' }) }),
    order: build.mutation({ query: (body) => ({ path: '/reports', verb: 'post', body }) }),
  }),
});
