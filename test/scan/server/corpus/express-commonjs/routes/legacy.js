module.exports = (app) => {
  app
    .get('/legacy/a', (req, res) => res.end())
    .post('/legacy/b', (req, res) => res.end());
  app.get(/^\/legacy\/(\d+)$/, (req, res) => res.end());
  const title = app.get('title');
  console.log(title);
};
