const axios = require('axios');

const base = 'https://graph.microsoft.com/beta';

async function graphRequest({ token, path, method = 'get', data }) {
  const response = await axios({ url: base + path, method, data, headers: { Authorization: 'Bearer ' + token } });
  return response.data;
}

exports.listDevices = (token) => graphRequest({ token, path: '/deviceManagement/managedDevices' });
exports.wipe = (token, id) => graphRequest({ token, path: `/deviceManagement/managedDevices/${id}/wipe`, method: 'post' });
exports.policies = async function (token) {
  const path = '/deviceManagement/' + 'deviceConfigurations';
  return graphRequest({ token, path });
};
