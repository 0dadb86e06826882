const express = require('express');
const fs = require('fs');
const walk = require('recursive-readdir-sync');

const app = express();
fs.readdirSync('./routes/').forEach((file) => {
  let name = file.substring(0, file.length - 3);
  name = name == 'start' ? '' : name;
  app.use('/' + name, require('./routes/' + name));
});
fs.readdirSync(__dirname + '/plain').forEach((file) => {
  if (file.substr(file.lastIndexOf('.') + 1) !== 'js') return;
  require('./plain/' + file.substr(0, file.indexOf('.')))(app);
});
walk(`${__dirname}/deep`).forEach((file) => app.use(require(file)));
app.listen(3000);
