import App from './app';
import { UsersController } from './controllers/users.controller';
import { PostsController } from './controllers/posts.controller';
import { AuditController } from './controllers/audit.controller';

const app = new App([new UsersController(), new PostsController('/posts'), new AuditController()]);
app.listen(5000);
