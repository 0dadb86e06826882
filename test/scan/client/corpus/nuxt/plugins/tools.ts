export default defineNuxtPlugin(() => {
  const tools = $fetch.create({ baseURL: 'https://tools.contoso.com' });
  return {
    provide: {
      tools: {
        water: (bed: string) => tools(`/hoses/${bed}`, { method: 'POST' }),
      },
    },
  };
});
