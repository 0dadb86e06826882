export const usePlants = defineStore('plants', () => {
  const plants = ref<string[]>([]);
  const load = async (kind: string): Promise<void> => {
    plants.value = await $fetch<string[]>(`/api/plants/${kind}`);
  };
  return { plants, load };
});
