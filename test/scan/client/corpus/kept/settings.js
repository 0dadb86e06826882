export const ROOT = 'https://tickets.example.com/v3';
