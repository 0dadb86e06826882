// What the page does for the signed-in user: each of the three calls that permissions.yaml lists, and no other.
import type { Graph } from './graph.js';

/** What the page shows. */
export interface Inbox {
  readonly user: string;
  readonly subjects: readonly string[];
}

/** Reads what is shown when the page opens. */
export async function openInbox(graph: Graph): Promise<Inbox> {
  const user = member(await graph('User.Read', 'GET', '/me?$select=displayName'), 'displayName');
  const messages = member(await graph('Mail.ReadBasic', 'GET', '/me/messages?$select=subject'), 'value');
  const subjects = Array.isArray(messages) ? messages.map((message) => member(message, 'subject')) : [];
  return { user: String(user), subjects: subjects.filter((subject) => typeof subject === 'string') };
}

/** Sends a mail. The first time, the user is asked for their consent to `Mail.Send`. */
export async function sendMail(graph: Graph, to: string, subject: string): Promise<void> {
  await graph('Mail.Send', 'POST', '/me/sendMail', {
    message: {
      subject,
      body: { contentType: 'Text', content: '' },
      toRecipients: [{ emailAddress: { address: to } }],
    },
  });
}

function member(holder: unknown, name: string): unknown {
  if (typeof holder !== 'object' || holder === null) return undefined;
  return Object.getOwnPropertyDescriptor(holder, name)?.value;
}
