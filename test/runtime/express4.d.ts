// Express 4 is installed under another name, without types; what guards use of it is typed like Express 5.
declare module 'express4' {
  import express from 'express';
  export default express;
}
