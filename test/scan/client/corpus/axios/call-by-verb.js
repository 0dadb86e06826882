import axios from 'axios';

export const call = async (props) => {
  const response = await axios[props.verb](`https://ledger.example.com/${props.book}/${props.page}`, props.values);
  return response.data;
};

export const enter = (values) => call({ verb: 'post', book: 'sales', page: 'entries', values });
export const look = (page) => call({ verb: 'get', book: 'sales', page });
