export const list = (c) => c.json([]);
export const show = (c) => c.json({});
export const remove = (c) => c.body(null, 204);
