// Why a path is not a template, in words. The faults are the runtime's, which knows no language to people.
import { assertNever } from '../base/internal-error.ts';
import type { TemplateFault } from '../runtime/template.ts';

/** What is wrong with a path, and what to write instead. */
export function templateProblem(fault: TemplateFault): { readonly problem: string; readonly help: string } {
  switch (fault) {
    case 'no-leading-slash':
      return {
        problem: 'the path does not begin with `/`',
        help: 'write the path from the root, such as `GET /drives/{driveId}`',
      };
    case 'empty-segment':
      return {
        problem: 'the path has an empty segment',
        help: 'remove the doubled or trailing `/`: routers disagree about it',
      };
    case 'dot-segment':
      return {
        problem: 'the path has a `.` or `..` segment',
        help: 'write the path that a client sees after it is resolved',
      };
    case 'illegal-character':
      return {
        problem: 'the path has a character that a path can’t have',
        help: 'leave out the query string, and write nothing percent-encoded: a literal must have one spelling',
      };
    case 'unclosed-parameter':
      return { problem: 'a parameter is not closed', help: 'write a parameter as `{name}`' };
    case 'unopened-parameter':
      return { problem: 'a `}` closes no parameter', help: 'write a parameter as `{name}`' };
    case 'illegal-parameter-name':
      return {
        problem: 'a parameter has no name that code could use',
        help: 'a name begins with a letter or `_` and goes on with letters, digits, `_` and `-`',
      };
    case 'duplicate-parameter':
      return {
        problem: 'two parameters have one name',
        help: 'give each its own name, such as `{groupId}` and `{memberId}`',
      };
    case 'adjacent-parameters':
      return { problem: 'two parameters touch', help: 'put text between them, so that it is clear where one ends' };
    default:
      return assertNever(fault);
  }
}
