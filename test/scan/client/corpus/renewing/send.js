import settings from './settings';

const { ORIGIN, RENEWAL } = settings.SERVER;

const request = async (method, path, options) => {
  const { host } = options || {};
  const response = await fetch((host ? host : ORIGIN) + path, { method });
  if (response.status === 401) {
    await renew();
    return request(method, path, options);
  }
  return response.json();
};

const renew = () => request('POST', RENEWAL, {});

export default request;
