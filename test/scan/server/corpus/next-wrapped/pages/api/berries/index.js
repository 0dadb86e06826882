import { withLogging, withAuth } from '@berry/wrap';
import { berrySchema } from '../../../schemas';

const handler = async (req, res) => {
  switch (req.method) {
    case 'GET':
      return res.json([]);
    case 'POST':
      return res.status(201).json({});
    default:
      return res.status(405).end();
  }
};

export default withAuth(withLogging(berrySchema, handler));
