import { $fetch, ofetch } from 'ofetch';

const api = ofetch.create({ baseURL: 'https://of.example.com/api' });

export const posts = () => api('/posts');
export const post = (id: string) => api(`/posts/${id}`, { method: 'PUT' });
export const other = () => $fetch('/hello', { baseURL: 'https://other.example.com' });
export const raw = () => ofetch.raw('https://of.example.com/raw', { method: 'POST' });
export const local = (id: string) => $fetch(`/api/cart/${id}`, { method: 'DELETE' });
