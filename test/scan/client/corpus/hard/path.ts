const path = '/imported';
export default path;
