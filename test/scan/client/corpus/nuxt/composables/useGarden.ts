export const useGarden = <T>(path: string, options: Record<string, unknown> = {}) => {
  const config = useRuntimeConfig();
  return useFetch<T>(path, { baseURL: config.public.gardenBase, ...options });
};

export async function waterBed(bed: string): Promise<void> {
  const { $tools } = useNuxtApp();
  await $tools.water(bed);
}
