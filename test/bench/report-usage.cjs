// Loaded into a measured process: tells the one that started it how much memory it had at its peak, in KB.
'use strict';
const { writeSync } = require('node:fs');

process.on('exit', () => {
  writeSync(3, String(process.resourceUsage().maxRSS));
});
