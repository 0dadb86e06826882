// One server of the end-to-end benchmark, in a process of its own: `GET /files` by one way of guarding it. It sends
// its port. The issuer's keys are found by discovery, as in production.
import jwt from '@fastify/jwt';
import { createPublicKey } from 'node:crypto';
import { auth, requiredScopes } from 'express-oauth2-jwt-bearer';
import express from 'express';
import fastify from 'fastify';
import { definePolicy } from '../../../dist/runtime/index.js';
import { expressGuards } from '../../../dist/runtime/adapters/express.js';
import { fastifyGuards } from '../../../dist/runtime/adapters/fastify.js';
import { openIdIssuer } from '../../../dist/runtime/verify.js';
import { nodeSignatures } from '../../../dist/runtime/verify/node-signatures.js';
import { fileTable } from './callers.mjs';

const [kind, issuer, audience] = process.argv.slice(2);
const answer = { files: ['report.docx'] };

/** Each gives the port that it listens on. */
const servers = {
  'fastify, no guard': async () => {
    const app = fastify();
    app.get('/files', async () => answer);
    return listenFastify(app);
  },
  'fastify, permc': async () => {
    const app = fastify();
    const guards = fastifyGuards(definePolicy(fileTable), { verify: openIdIssuer({ issuer, audience }) });
    app.route(guards.route('GET /files', async () => answer));
    return listenFastify(app);
  },
  "fastify, permc with Node's signatures": async () => {
    const app = fastify();
    const verify = openIdIssuer({ issuer, audience, signatures: nodeSignatures });
    app.route(fastifyGuards(definePolicy(fileTable), { verify }).route('GET /files', async () => answer));
    return listenFastify(app);
  },
  'fastify, @fastify/jwt and a scope check by hand': async () => {
    const app = fastify();
    await app.register(jwt, {
      secret: { public: await publicKey() },
      verify: { algorithms: ['RS256'], allowedIss: issuer, allowedAud: audience },
    });
    const check = async (request, reply) => {
      await request.jwtVerify();
      const granted = new Set(request.user.scp.split(' '));
      if (!granted.has('Files.Read')) await reply.code(403).send();
    };
    app.get('/files', { onRequest: check }, async () => answer);
    return listenFastify(app);
  },
  'express, no guard': () => listenExpress((app) => app.get('/files', (_, response) => response.json(answer))),
  'express, permc': () =>
    listenExpress((app) => {
      const guards = expressGuards(definePolicy(fileTable), { verify: openIdIssuer({ issuer, audience }) });
      app.get(...guards.route('GET /files', (_, response) => response.json(answer)));
    }),
  'express, express-oauth2-jwt-bearer': () =>
    listenExpress((app) => {
      const check = auth({ issuer, jwksUri: `${issuer}/keys`, audience, tokenSigningAlg: 'RS256' });
      app.get('/files', check, requiredScopes('Files.Read'), (_, response) => response.json(answer));
    }),
};

// Each message asks for the processor time so far, in microseconds.
process.on('message', () => {
  const { user, system } = process.cpuUsage();
  process.send(user + system);
});
process.send(await servers[kind]());

async function publicKey() {
  const { keys } = await (await fetch(`${issuer}/keys`)).json();
  return createPublicKey({ key: keys[0], format: 'jwk' }).export({ type: 'spki', format: 'pem' });
}

async function listenFastify(app) {
  await app.listen({ port: 0, host: '127.0.0.1' });
  return app.server.address().port;
}

function listenExpress(routes) {
  const app = express();
  routes(app);
  return new Promise((resolve) => {
    const server = app.listen(0, '127.0.0.1', () => resolve(server.address().port));
  });
}
