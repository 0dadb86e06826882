// An endpoint for people: who gets in, every default stated.
import type { EndpointExplanation, ExplainedAlternative, ExplainedRight } from '../../explain/explanation.ts';
import { signInText } from '../../reason/sign-in-text.ts';
import type { Paint } from '../../report/paint.ts';
import { visibleText } from '../../report/visible-text.ts';
import { factLines } from './fact-lines.ts';

/** Renders an endpoint: its alternatives by kind of access, and what a denial asks for. */
export function renderEndpoint(explanation: EndpointExplanation, marks: Paint): readonly string[] {
  const { endpoint, description, params, anonymous, alternatives, challenge } = explanation;
  const given = Object.entries(params).map(([name, value]) => `${name} = ${value}`);
  const about = factLines(
    [
      ['about', description],
      ['here', given.join(', ')],
    ],
    '  ',
    marks,
  );
  const head = [marks.strong(visibleText(endpoint)), ...about];
  if (anonymous !== undefined) {
    return [...head, '', `open to everybody, without a token: ${visibleText(anonymous)}`];
  }
  return [
    ...head,
    '',
    ...section('delegated access (an app acts for a signed-in user)', alternatives, 'delegated', marks),
    '',
    ...section('application-only access (an app acts as itself)', alternatives, 'application', marks),
    ...(challenge.length === 0 ? [] : ['', `a denial asks for: ${visibleText(challenge.join(' '))}`]),
  ];
}

function section(
  title: string,
  all: readonly ExplainedAlternative[],
  access: ExplainedAlternative['access'],
  marks: Paint,
): readonly string[] {
  const alternatives = all.filter((alternative) => alternative.access === access);
  if (alternatives.length === 0) return [`${title}: ${marks.error('refused')}`];
  return [
    `${title}:`,
    ...alternatives.flatMap((alternative, index) => renderAlternative(alternative, index + 1, marks)),
  ];
}

function renderAlternative(alternative: ExplainedAlternative, number: number, marks: Paint): readonly string[] {
  const { access, permissions, userRole, authentication, right, accounts, properties } = alternative;
  const facts = factLines(
    [
      ['user role', userRole],
      ['sign-in', authentication === undefined ? undefined : signInText(authentication)],
      ['right', rightText(right, access)],
      ['accounts', accounts?.join(', ')],
      ['shows', properties === undefined ? 'the whole resource' : properties.join(', ')],
    ],
    '     ',
    marks,
  );
  const demanded = permissions.map(({ value, satisfiedBy }) => {
    const others = satisfiedBy.filter((other) => other !== value);
    return others.length === 0 ? value : `${value} (or ${others.join(', ')}, which includes it)`;
  });
  return [`  ${number}. ${visibleText(demanded.join(' and '))}`, ...facts];
}

function rightText(right: ExplainedRight, access: ExplainedAlternative['access']): string {
  switch (right.kind) {
    case 'service': {
      const params = right.params.length === 0 ? '' : ` (${right.params.join(', ')})`;
      const description = right.description === undefined ? '' : `: ${right.description}`;
      return `${right.name}${params}, decided by the service${description}`;
    }
    case 'matches': {
      const pairs = Object.entries(right.matches).map(([param, claim]) => `${param} equals ${claim}`);
      return `${right.name}, decided without code: ${pairs.join(' and ')}`;
    }
    case 'self':
      return 'self: nothing in the request can point at somebody else';
    case 'none':
      if (right.because !== undefined) return `none: ${right.because}`;
      return access === 'application' ? 'none: the permission alone is enough' : 'none stated';
  }
}
