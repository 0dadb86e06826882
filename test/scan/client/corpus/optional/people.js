import { Client } from '@microsoft/microsoft-graph-client';

const graph = Client.init({ authProvider });

export const messages = (folder = undefined) =>
  graph.api(folder ? `/me/mailFolders/${folder}/messages` : '/me/messages').get();

export const person = (id = 'me') => graph.api(id === 'me' ? '/me' : `/users/${id}`).get();

// One path: the default is one of the values that it is for.
export const calendar = (id = 'me') => graph.api(`/users/${id}/calendar`).get();
