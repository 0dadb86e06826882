import wretched from 'axios';

export const http = wretched.create({ baseURL: 'https://mono.example.com' });
