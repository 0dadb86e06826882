const table = require('./table');

exports.weather = () => table.get('/weather');
