import { onlySigned } from '../../../lib/only';

export default onlySigned('DELETE', (_request, response) => {
  response.status(204).end();
});
