export const useBeds = () => useGarden<string[]>('/beds', { query: { all: true } });
