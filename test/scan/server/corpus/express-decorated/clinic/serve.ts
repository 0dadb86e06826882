import { createExpressServer } from 'routing-controllers';
import { PatientsController } from './patients.controller';

const options = { routePrefix: '/clinic', controllers: [PatientsController] };
const app = createExpressServer(options);
app.get('/health', (_req: unknown, res: any) => res.send('well'));
app.listen(3000);
