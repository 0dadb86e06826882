import { byMethod } from 'museum-handlers';
import { withMuseumKey } from '~/lib/with-museum-key';

export default withMuseumKey()(
  byMethod({
    GET: import('./list'),
    POST: import('./add'),
  }),
);
