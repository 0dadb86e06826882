import { before, GET, POST, route } from 'awilix-express';
import { captain } from './captain';

@route('/trips')
export class Trips {
  @GET()
  list() {}

  @route('/:trip/departure')
  @before([captain])
  @POST()
  depart() {}
}
