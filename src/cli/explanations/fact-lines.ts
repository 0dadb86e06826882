// The layout that all explanations share: a name, then facts in two columns.
import { paint, type Paint } from '../../report/paint.ts';
import { padTo, visibleText } from '../../report/visible-text.ts';

/** A label and what there is to say; facts without text are left out. */
export type Fact = readonly [label: string, text: string | undefined];

/** Lays out facts, one a line: the labels in one column, the texts in another. */
export function factLines(facts: readonly Fact[], indent: string, marks: Paint = paint(false)): readonly string[] {
  const stated = facts.filter(([, text]) => text !== undefined && text !== '');
  const columns = Math.max(0, ...stated.map(([label]) => label.length));
  return stated.map(([label, text = '']) => `${indent}${marks.quiet(padTo(label, columns))}  ${visibleText(text)}`);
}

/** A text of several lines, such as an example, indented and safe to show. */
export function textLines(text: string, indent: string): readonly string[] {
  return text
    .trimEnd()
    .split(/\r\n|\n/)
    .map((line) => `${indent}${visibleText(line.replaceAll('\t', '  '))}`.trimEnd());
}
