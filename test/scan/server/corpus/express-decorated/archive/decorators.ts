const routes = new Map<object, unknown[]>();

export const RestController = (path: string) => (target: object) => {
  routes.set(target, [path]);
};
const route = (method: string) => (path: string, options?: object) => (target: object, name: string) => {
  routes.set(target, [method, path, options, name]);
};
export const Get = route('get');
export const Delete = route('delete');
export const Part = (name: string) => (target: object, key: string, index: number) => void [name, target, key, index];
export const RequireScope = (scope: string) => (target: object) => {
  routes.set(target, [scope]);
};
