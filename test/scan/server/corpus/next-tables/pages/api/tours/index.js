import { tourHandler } from 'museum-handlers';

export default tourHandler({
  get: allTours,
  put: (request, response) => response.end(),
});

function allTours(request, response) {
  response.json([]);
}
