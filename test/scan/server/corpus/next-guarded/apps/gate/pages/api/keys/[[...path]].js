export default function keys(request, response) {
  if (request.method === 'POST') return response.status(201).end();
  return response.status(405).end();
}
