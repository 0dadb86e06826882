import { Router } from 'express';

// What is handed back is called by extensions, which are loaded later.
export function extensionPoint(name, parent) {
  const router = Router();
  parent.use(`/${name}`, router);
  const offer = (part, handler) => {
    router.get(`/${part}/about`, (req, res) => res.json({ name, part }));
    router.post('/reload', handler);
  };
  return { offer, remove: () => router.stack.splice(0) };
}
