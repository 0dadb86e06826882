export async function GET(request, { params }) {
  return new Response(params.path.join('/'));
}
export function OPTIONS() {
  return new Response(null);
}
