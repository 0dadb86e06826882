import orchard from './api';

export const trees = () => orchard.get('/trees');
export const plant = (tree) => orchard.post('/trees', tree);
