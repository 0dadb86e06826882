import { checks } from './checks';
import { factory } from './factory';
import { harvest } from './harvest';
import { listTrees, plantTree } from './trees';

const app = factory.createApp();

app.get('/trees', ...listTrees);
app.post('/trees', ...plantTree);
app.route('/api', checks);
app.route('/api', harvest);

export default app;
