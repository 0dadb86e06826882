const axios = require('axios');
const { host } = require('./config');

module.exports.status = () => axios.get(`${host}/status`);
module.exports.say = (room) => axios.post(`${require('./config.json').host}/rooms/${room}/messages`);
