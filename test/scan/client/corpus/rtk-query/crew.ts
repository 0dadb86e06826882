import { harbourApi } from './api';

const crewApi = harbourApi.enhanceEndpoints({ addTagTypes: ['Crew'] }).injectEndpoints({
  endpoints: (build) => ({
    crew: build.infiniteQuery({ query: ({ queryArg }) => ({ url: `ships/${queryArg}/crew` }) }),
    captain: build.query({
      async queryFn(ship, api, extra, send) {
        const crew = await send(`ships/${ship}/crew/lead`);
        return send(`people/${crew.data.id}`);
      },
    }),
    dismiss: build.mutation({ query: (id) => ({ url: `crew/${id}`, method: 'DELETE' }) }),
  }),
});

export const { useCrewInfiniteQuery, useCaptainQuery, useDismissMutation } = crewApi;
