// Runs generated clients for real, each when it is asked for, against a server that notes what it is asked. It must not know
// how the clients were written.
import http from 'node:http';
import { readFileSync, writeFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';

let asked = [];
const server = http.createServer((request, answer) => {
  asked.push({ method: request.method, path: new URL(request.url, 'http://any').pathname });
  request.resume();
  answer.setHeader('content-type', 'application/json').end('{}');
});
await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
const here = `http://127.0.0.1:${server.address().port}`;

process.on('message', ({ id, files, main, origin }) => {
  run(files, main, origin).then(
    () => process.send({ id, asked }),
    (error) => process.send({ id, failure: String(error?.stack ?? error) }),
  );
});

/** One client after the other: what is asked for belongs to the one that runs. */
async function run(files, main, origin) {
  asked = [];
  for (const file of files) writeFileSync(file, readFileSync(file, 'utf8').replaceAll(origin, here));
  await import(pathToFileURL(main).href);
}
process.send({ id: 0, asked: [] });
