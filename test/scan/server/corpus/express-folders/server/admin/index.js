const { readdirSync } = require('node:fs');
const { join, extname, basename } = require('node:path');

module.exports = {
  loadAdmin(app, folder) {
    for (const entry of readdirSync(folder, { withFileTypes: true })) {
      const name = basename(entry.name, extname(entry.name));
      if (name === 'index') continue;
      require(join(folder, entry.name))(app, `/admin/${name}`);
    }
  },
};
