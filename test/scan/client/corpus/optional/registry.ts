import got from 'got';
// What extends another client, with its type argument written out.
export default got.extend({ headers: { accept: 'application/json' } })<unknown>;
