export const environment = { production: false, apiUrl: 'https://ng.example.com/api' };
