export const withAuth = (handler) => async (req, res) => {
  if (!req.cookies.session) {
    res.status(401).end();
    return;
  }
  return handler(req, res);
};
