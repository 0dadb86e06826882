module.exports = (app, base) => {
  app.get(base, (req, res) => res.json([]));
  app.post(`${base}/rotate`, (req, res) => res.sendStatus(202));
};
