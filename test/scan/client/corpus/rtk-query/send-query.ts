import axios from 'axios';

export const sendQuery = (base: string) => async ({ path, verb, body }) => {
  const { data } = await axios({ url: base + path, method: verb, data: body });
  return { data };
};
