export function signedIn(req, res, next) {
  if (req.user === undefined) return res.status(401).end();
  next();
}
