export default defineNuxtConfig({
  runtimeConfig: { public: { gardenBase: 'https://garden.contoso.com' } },
});
