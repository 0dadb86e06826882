import { registerAs } from '@nestjs/config';

export default registerAs('garden', () => {
  checkEnvironment(process.env);
  return { port: Number(process.env.PORT), prefix: process.env.GARDEN_PREFIX || 'garden' };
});
