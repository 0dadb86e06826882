// The app registration as Microsoft Graph v1.0 takes it (resource type application): only what the manifest owns,
// so that applying it leaves everything else of the registration alone. Read-only members are never written.
import type { Model } from '../model/model.ts';
import type { EmittedFile, Emitter } from './emitter.ts';
import { application } from './entra/application.ts';
import { preAuthorizedApplications } from './entra/pre-authorized-applications.ts';

/** `outputs.entra`: the body of `PATCH /applications/{id}`, and a second one when clients are pre-authorized. */
export const entra: Emitter = {
  id: 'entra',
  summary: 'the Microsoft Entra app registration, in the Microsoft Graph format',
  emit: (model, _manifestPath, requests) => {
    const path = model.outputs.entra;
    if (path === undefined) return [];
    const first: EmittedFile = { path, text: document(application(model, requests)) };
    return model.clients.length === 0 ? [first] : [first, preAuthorization(model, path)];
  },
};

/**
 * Pre-authorization may only name scopes that exist already: Microsoft Graph refuses a request that creates a scope and
 * pre-authorizes a client for it at once. So it is a document of its own, to be applied after the first.
 */
function preAuthorization(model: Model, path: EmittedFile['path']): EmittedFile {
  const name = path.value.replace(/\.json$/i, '');
  return {
    path: { value: `${name}.pre-authorized.json`, span: path.span },
    text: document({ api: { preAuthorizedApplications: preAuthorizedApplications(model) } }),
  };
}

function document(body: object): string {
  return `${JSON.stringify(body, null, 2)}\n`;
}
