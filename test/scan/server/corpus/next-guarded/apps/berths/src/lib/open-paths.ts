const open = ['/api/tides', '/api/login'];

export function isOpen(path: string): boolean {
  return open.includes(path) || /^\/api\/signals\/\w+$/.test(path);
}
