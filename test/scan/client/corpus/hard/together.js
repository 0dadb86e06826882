import axios from 'axios';

const send = (method, path) => fetch('https://loom.example.com' + path, { method });

export async function save(id, body, isNew) {
  const url = id ? `/api/cloths/${id}` : '/api/cloths';
  const method = id ? 'PUT' : 'POST';
  await fetch(url, { method, body });
  await fetch(isNew ? '/api/threads' : `/api/threads/${id}`, { method: !isNew ? 'PATCH' : 'POST' });
  await axios({ method: isNew ? 'post' : 'put', url: isNew ? '/api/knots' : `/api/knots/${id}` });
  await send(id ? 'DELETE' : 'POST', id ? `/looms/${id}` : '/looms');
  await fetch(id ? '/api/one' : '/api/two');
}
