export default async function () {
  const config = useRuntimeConfig();
  const { data } = await useFetch('/api/products');
  await $fetch(`${config.public.apiBase}/checkout`, { method: 'POST' });
  return data;
}
declare function useRuntimeConfig(): { public: { apiBase: string } };
