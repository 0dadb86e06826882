const fs = require('fs');
const path = require('path');
const { Router } = require('../lib/express');

const router = Router({ mergeParams: true });
const own = path.basename(__filename);

fs.readdirSync(__dirname)
  .filter((file) => file.indexOf('.') !== 0 && file !== own)
  .forEach((file) => {
    const { name } = path.parse(file);
    router.use(`/${name}`, require(path.join(__dirname, file)));
  });

router.get('/', (req, res) => res.json({ routes: true }));
module.exports = router;
