// The page: signs the user in, shows their mail, and sends some when they ask for it.
import { openGraph } from './graph.js';
import { openInbox, sendMail } from './inbox.js';
import { beginSignIn, endSignIn, type Begun, type SignIn } from './sign-in.js';

const signIn: SignIn = {
  authority: 'https://login.microsoftonline.com/common/oauth2/v2.0',
  clientId: '2c8e91d4-7a57-4c4b-8b5e-3f9c1a7b60d2',
  redirectUri: new URL('signed-in.html', location.href).href,
};
const tokens = new Map<string, string>();

/** Asks the user in a window of its own, which `signed-in.html` closes after handing back its address. */
async function tokenFor(scope: string): Promise<string> {
  const known = tokens.get(scope);
  if (known !== undefined) return known;
  const begun: Begun = await beginSignIn(signIn, scope);
  const opened = window.open(begun.url, 'sign-in', 'popup');
  if (opened === null) throw new Error('allow this page to open a window');
  const back = await new Promise<string>((resolve) => {
    window.addEventListener('message', function listen({ origin, source, data }: MessageEvent<unknown>) {
      if (origin !== location.origin || source !== opened || typeof data !== 'string') return;
      window.removeEventListener('message', listen);
      resolve(data);
    });
  });
  const token = await endSignIn(signIn, begun, back);
  tokens.set(scope, token);
  return token;
}

const graph = openGraph('https://graph.microsoft.com/v1.0', tokenFor);

document.querySelector('#open')?.addEventListener('click', async () => {
  const { user, subjects } = await openInbox(graph);
  const list = document.querySelector('#inbox');
  const items = subjects.map((subject) => Object.assign(document.createElement('li'), { textContent: subject }));
  list?.replaceChildren(Object.assign(document.createElement('h2'), { textContent: user }), ...items);
});
document.querySelector('form')?.addEventListener('submit', (event) => {
  event.preventDefault();
  const form = new FormData(event.target instanceof HTMLFormElement ? event.target : undefined);
  void sendMail(graph, String(form.get('to')), String(form.get('subject')));
});
