import request from './send';

export const papers = () => request('GET', 'papers');
export const order = (id) => request('PUT', `papers/${id}/order`, { host: 'https://orders.example.com/' });
