module.exports = (app) => app.get('/tides', (req, res) => res.json([]));
