// The job: each of the three calls that permissions.yaml lists, and no other.
import type { Graph } from './graph.js';

/**
 * Sends every member of a group a digest of their unread mail.
 *
 * @param graph calls the API as the app itself
 * @param group the id of the group
 * @returns how many digests were sent
 */
export async function sendDigests(graph: Graph, group: string): Promise<number> {
  const members = textsOf(await graph('GET', `/groups/${encodeURIComponent(group)}/members?$select=id`), 'id');
  for (const member of members) {
    const user = encodeURIComponent(member);
    const unread = await graph('GET', `/users/${user}/messages?$filter=isRead%20eq%20false&$select=subject`);
    const subjects = textsOf(unread, 'subject');
    await graph('POST', `/users/${user}/sendMail`, {
      message: {
        subject: `${subjects.length} unread messages`,
        body: { contentType: 'Text', content: subjects.join('\n') },
        toRecipients: [{ emailAddress: { address: member } }],
      },
    });
  }
  return members.length;
}

/** One text of each item of a collection, as Microsoft Graph answers with it. */
function textsOf(answer: unknown, name: string): readonly string[] {
  const items: unknown = memberOf(answer, 'value');
  if (!Array.isArray(items)) return [];
  return items.map((item) => memberOf(item, name)).filter((value) => typeof value === 'string');
}

function memberOf(holder: unknown, name: string): unknown {
  if (typeof holder !== 'object' || holder === null) return undefined;
  return Object.getOwnPropertyDescriptor(holder, name)?.value;
}
