import { createFactory } from 'hono/factory';

export const factory = createFactory<{ Variables: { grower: string } }>();
