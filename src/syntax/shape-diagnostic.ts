// One error of the validator as a finding: which error of shape it is, its words, and the characters to point at.
import { didYouMean } from '../base/suggest.ts';
import { InternalError } from '../base/internal-error.ts';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import type { Span } from '../diagnostics/span.ts';
import { entryOf, type FoundNode } from './find-node.ts';
import type { SchemaError } from './manifest-validator.generated.js';
import { flowText, foundPhrase, placePhrase, quote, subjectPhrase, typePhrase, valuePhrase } from './shape-words.ts';
import { syntaxError } from './syntax-errors.ts';

/** Examples that make a longer line than this are not shown in full. */
const longestExample = 90;

/** The keys of which a map needs at least one, when this error says that it has none of them; otherwise none. */
export function alternativesOf({ keyword, parentSchema, params }: SchemaError): readonly string[] {
  if (keyword !== 'if' || params['failingKeyword'] !== 'then') return [];
  const conditions = Object.entries(parentSchema.if?.properties ?? {});
  if (conditions.length === 0 || conditions.some(([, schema]) => schema !== false)) return [];
  return [...new Set([...conditions.map(([key]) => key), ...(parentSchema.then?.required ?? [])])];
}

/**
 * Words one error.
 *
 * @param error an error that stands for a mistake of its own
 * @param found the value that it is about
 * @throws InternalError for a keyword that the schema did not use when this was written
 */
export function diagnosticOf(error: SchemaError, found: FoundNode): Diagnostic {
  const { keyword, params, parentSchema, propertyName } = error;
  if (propertyName !== undefined) return malformedName(error, found, propertyName);
  const subject = subjectPhrase(found);
  switch (keyword) {
    case 'additionalProperties': {
      const key = String(params['additionalProperty']);
      const known = Object.keys(parentSchema.properties ?? {});
      return syntaxError('unknown-key', keySpan(found, key), {
        key,
        place: placePhrase(found, parentSchema.title),
        known,
      });
    }
    case 'required': {
      const key = String(params['missingProperty']);
      return missingKey(error, found, [key], parentSchema.errorMessage ?? `add ${exampleOf(error, key)}`);
    }
    case 'if': {
      const keys = alternativesOf(error);
      const [first = ''] = keys;
      return missingKey(error, found, keys, `add ${exampleOf(error, first)}, for example`);
    }
    case 'type':
      return wrongType(error, found, subject);
    case 'enum':
    case 'const':
      return unknownValue(error, found, subject);
    case 'pattern':
    case 'minimum':
    case 'maximum':
      return malformedValue(found, subject, parentSchema.patternErrorMessage);
    case 'not':
      return error.schemaPath.endsWith('/properties/right/not')
        ? malformedValue(found, subject, parentSchema.errorMessage)
        : conflictingKeys(error, found);
    case 'minLength':
    case 'minItems':
    case 'minProperties': {
      const example = parentSchema.examples?.[0];
      return syntaxError('empty-value', valueSpan(found), {
        subject,
        example: example === undefined ? undefined : flowText(example),
      });
    }
    case 'maxLength':
      return syntaxError('value-too-long', valueSpan(found), { subject, limit: Number(params['limit']) });
    default:
      throw new InternalError(`no words for the schema keyword ${keyword}`);
  }
}

/** A key with a value that it could have. */
function exampleOf({ parentSchema }: SchemaError, key: string): string {
  const example = parentSchema.properties?.[key]?.examples?.[0];
  return example === undefined ? quote(key) : `\`${key}: ${flowText(example)}\``;
}

function malformedName({ parentSchema }: SchemaError, found: FoundNode, name: string): Diagnostic {
  const place = placePhrase(found, undefined);
  if (name === '') {
    const example = parentSchema.examples?.map(flowText)[0];
    return syntaxError('empty-value', keySpan(found, name), { subject: `a name in ${place}`, example });
  }
  const form = parentSchema.patternErrorMessage ?? 'write a name';
  return syntaxError('malformed-name', keySpan(found, name), { place, name, form });
}

function malformedValue(found: FoundNode, subject: string, form: string | undefined): Diagnostic {
  const value = valuePhrase(found.node) ?? 'nothing';
  return syntaxError('malformed-value', valueSpan(found), {
    subject,
    found: value,
    form: form ?? 'write another value',
  });
}

function missingKey(
  { parentSchema }: SchemaError,
  found: FoundNode,
  keys: readonly string[],
  advice: string,
): Diagnostic {
  return syntaxError('missing-key', holderSpan(found), { keys, place: placePhrase(found, parentSchema.title), advice });
}

function wrongType({ params, parentSchema }: SchemaError, found: FoundNode, subject: string): Diagnostic {
  const { node } = found;
  const types = [params['type']].flat().map(String);
  const advice = typeAdvice(found, types, parentSchema.examples?.[0]);
  return syntaxError('wrong-type', valueSpan(found), {
    subject,
    expected: typePhrase(types),
    found: foundPhrase(node),
    advice,
  });
}

function typeAdvice(found: FoundNode, types: readonly string[], example: unknown): string | undefined {
  const { node } = found;
  if (node.kind === 'scalar' && node.value !== null) {
    const written = node.span.source.text.slice(node.span.start, node.span.end);
    if (types.includes('string')) return `put it in quotes: \`'${written}'\``;
    if (types.includes('array') && !types.includes('object')) return `write a list: \`[${written}]\``;
    if (types.includes('boolean') && typeof node.value === 'string') return 'write `true` or `false`, without quotes';
  }
  const line = `${subjectKey(found)}${flowText(example)}`;
  if (example !== undefined && line.length <= longestExample) return `write it like \`${line}\``;
  const first = Object.keys(example ?? {})[0];
  return first === undefined ? undefined : `write keys under it, such as \`${first}:\``;
}

function subjectKey({ path }: FoundNode): string {
  const last = path.at(-1);
  return typeof last === 'string' ? `${last}: ` : '- ';
}

function unknownValue({ keyword, params }: SchemaError, found: FoundNode, subject: string): Diagnostic {
  const { node } = found;
  const allowed = keyword === 'const' ? [params['allowedValue']] : [params['allowedValues']].flat();
  const known = allowed.map(String);
  const written = node.kind === 'scalar' && typeof node.value === 'string' ? node.value : undefined;
  const isInQuotes = written !== undefined && known.includes(written);
  return syntaxError('unknown-value', valueSpan(found), {
    subject,
    known,
    found: isInQuotes ? foundPhrase(node) : valuePhrase(node),
    advice: isInQuotes ? 'remove the quotes' : written === undefined ? undefined : didYouMean(written, known),
  });
}

function conflictingKeys(
  { schemaPath, parentSchema }: SchemaError,
  { path, key: span, node, holder }: FoundNode,
): Diagnostic {
  const key = String(path.at(-1));
  const other = /\/dependencies\/([^/]+)\/properties\/[^/]+\/not$/.exec(schemaPath)?.[1];
  const entry = other !== undefined && holder?.kind === 'map' ? entryOf(holder, other) : undefined;
  const related = entry === undefined ? [] : [{ message: `\`${other}\` is here`, span: entry.key.span }];
  const advice = parentSchema.errorMessage ?? 'keep one of the two';
  return syntaxError('conflicting-keys', span ?? node.span, { key, other, advice }, related);
}

/** The value; what holds it when the value is empty or goes over several lines. */
function valueSpan(found: FoundNode): Span {
  const { span } = found.node;
  const isOneLine = span.start !== span.end && !/[\r\n]/.test(span.source.text.slice(span.start, span.end));
  return isOneLine ? span : holderSpan(found);
}

/** What is typed for a map as a whole: the key that holds it, or its first key when it is an item of a list. */
function holderSpan({ node, key }: FoundNode): Span {
  const first = node.kind === 'map' ? node.entries[0]?.key.span : undefined;
  return key ?? first ?? node.span;
}

function keySpan({ node }: FoundNode, key: string): Span {
  const entry = node.kind === 'map' ? entryOf(node, key) : undefined;
  return entry?.key.span ?? node.span;
}
