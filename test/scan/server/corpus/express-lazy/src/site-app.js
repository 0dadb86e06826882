// The project's own maker of apps: each can mount others that are loaded with the first request for them.
const express = require('express');
const { createLazyRouter } = require('express-lazy-router');

const whenAsked = createLazyRouter();

module.exports = function siteApp(title) {
  const app = express();
  app.set('title', title);
  app.useLater = function useLater(where, load) {
    app.use(
      where,
      whenAsked(() => Promise.resolve(load())),
    );
  };
  return app;
};
