const express = require('express');
const { lazily } = require('lazy-mounts');

// Every application and router of this project is made here.
module.exports = (name) => {
  const app = express();
  app.set('name', name);
  app.mountLater = function mountLater(path, load) {
    app.use(
      path,
      lazily(() => Promise.resolve(load())),
    );
  };
  return app;
};

module.exports.Router = (options) => {
  const made = express.Router(options);
  made.use((req, res, next) => next());
  return made;
};
