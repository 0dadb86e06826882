export default (req, res) => res.send('pong');
