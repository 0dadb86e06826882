import { guideHandler } from 'museum-handlers';

module.exports = guideHandler({
  GET: allGuides,
  POST: addGuide,
});

async function allGuides() {}
async function addGuide(request) {}
