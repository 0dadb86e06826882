import makeSession from 'session-pages';

export default makeSession({ secret: process.env.SECRET });
