import ky from 'ky';

const v1 = ky.create({ prefixUrl: 'https://ky.example.com/v1' });
const admin = v1.extend((options) => ({ ...options }));
const staff = v1.extend({ prefixUrl: 'https://ky.example.com/staff' });

export const me = () => v1.get('me').json();
export const rename = (id: string, name: string) => v1.patch(`users/${id}`, { json: { name } }).json();
export const logout = () => v1('session', { method: 'delete' });
export const rota = () => staff.get('rota');
export const audit = () => admin.get('audit');
export const plain = (q: string) => ky(`https://ky.example.com/search?q=${q}`);
export const head = () => ky.head('https://ky.example.com/status');
export const put = async (key: string) => await ky.put(`https://ky.example.com/kv/${key}`, { body: 'x' });
