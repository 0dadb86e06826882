export default function hours(request, response) {
  response.json([]);
}
