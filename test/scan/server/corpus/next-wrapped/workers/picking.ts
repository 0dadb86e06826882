import { createApp, createRouter, eventHandler } from 'h3';

export const app = createApp();
const router = createRouter();
router.get('/picked/:day', eventHandler(() => 'none'));
app.use(router);
