// A scope or app role for people: what it means in Entra, and every endpoint that it is good for.
import type { OpenedEndpoint, PermissionExplanation } from '../../explain/explanation.ts';
import { quantity } from '../../report/count-findings.ts';
import type { Paint } from '../../report/paint.ts';
import { displayWidth, padTo, visibleText } from '../../report/visible-text.ts';
import { factLines } from './fact-lines.ts';

const accessNames: Readonly<Record<OpenedEndpoint['access'], string>> = {
  delegated: 'delegated',
  application: 'application-only',
  userRole: 'as a user role',
};

/** Renders a permission: its facts, then a line for every endpoint. */
export function renderPermission(explanation: PermissionExplanation, marks: Paint): readonly string[] {
  const { permission, value, id, idFrom, enabled, consent, allowedMemberTypes, includes, includedBy, opens } =
    explanation;
  const kind = permission === 'scope' ? 'scope (delegated permission)' : 'app role';
  const facts = factLines(
    [
      ['name', explanation.displayName],
      ['about', explanation.description],
      ['id', `${id} (${idFrom === 'stated' ? 'stated' : 'derived from the app and the value'})`],
      ['consent', consent === undefined ? undefined : consent === 'user' ? 'users or an admin' : 'an admin only'],
      ['given to', allowedMemberTypes?.map((type) => (type === 'User' ? 'users and groups' : 'apps')).join(', ')],
      ['enabled', enabled ? 'yes' : 'no: Entra puts it into no token'],
      ['includes', includes.join(', ')],
      ['included by', includedBy.join(', ')],
    ],
    '  ',
    marks,
  );
  return [`${marks.strong(visibleText(value))}  ${kind}`, ...facts, '', ...openedLines(opens, value, marks)];
}

function openedLines(opens: readonly OpenedEndpoint[], value: string, marks: Paint): readonly string[] {
  if (opens.length === 0) return ['opens no endpoint'];
  const keys = opens.map(({ endpoint }) => visibleText(endpoint));
  const columns = Math.max(...keys.map(displayWidth));
  return [
    `good for ${quantity(opens.length, 'way')} into endpoints:`,
    ...opens.map(({ access, as, together }, index) => {
      const through = as === value ? '' : ` as ${as}`;
      const conditions = together.length === 0 ? '' : `, together with ${together.join(' and ')}`;
      const note = visibleText(`${accessNames[access]}${through}${conditions}`);
      return `  ${padTo(keys[index] ?? '', columns)}  ${marks.quiet(note)}`;
    }),
  ];
}
