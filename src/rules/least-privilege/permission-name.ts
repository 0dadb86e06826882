// A name is what people see first and remember longest: it must say on what, and what is done.
import { isVerb, parsePermissionName, verbEffect } from '../../reason/permission-name.ts';
import { permissionsInFileOrder } from '../../reason/permissions-in-file-order.ts';
import type { Permission } from '../../model/model.ts';
import type { Rule } from '../rule.ts';

/** Reports names off the pattern `Subject.Verb[.Constraint]`, and names that differ from another only in letter case. */
export const permissionName: Rule = {
  id: 'permission-name',
  category: 'least-privilege',
  severity: 'warning',
  summary: 'a permission is named `Subject.Verb[.Constraint]`',
  why: 'An admin sees names in consent prompts, logs and reviews. `default`, `access_as_user` or `*` tell them neither what is reached nor what is done with it, so it can only be granted in blind trust; and names that differ in case alone are mistaken for each other.',
  source: 'Microsoft Graph permissions reference: naming pattern {resource}.{operation}.{constraint}',
  examples: {
    good: [
      `permc: 1
app: { name: contoso-expenses }
scopes:
  Expenses.Approve:
    admin: { displayName: Approve expenses, description: Allows the app to approve expenses for a signed-in approver. }
appRoles:
  Approver: # for people: it names a job, not an operation
    allowedMemberTypes: [User]
    displayName: Approver
    description: Approves the expenses that the people of their department hand in.
  Expenses.Read.All:
    displayName: Read all expenses
    description: Lets the payroll service read every expense without a signed-in user.
rights:
  expense.approve: { description: The expense was handed in within the user's department., params: [expenseId] }
endpoints:
  POST /expenses/{expenseId}/approve:
    delegated: { scope: Expenses.Approve, userRole: Approver, right: expense.approve }
  GET /expenses/{expenseId}:
    application: { role: Expenses.Read.All }
`,
    ],
    bad: [
      {
        yaml: `permc: 1
app: { name: contoso-expenses }
scopes:
  access_as_user:
    admin: { displayName: Use expenses, description: Allows the app to read the expenses of the signed-in user. }
appRoles:
  All:
    displayName: Read all expenses
    description: Lets the payroll service read every expense without a signed-in user.
endpoints:
  GET /me/expenses:
    delegated: { scope: access_as_user, right: self }
  GET /expenses/{expenseId}:
    application: { role: All }
`,
        expect: [
          { at: '4:3', message: 'the name `access_as_user` does not say on what it allows which operation' },
          { at: '7:3', message: 'the name `All` does not say on what it allows which operation' },
        ],
        fixed: `permc: 1
app: { name: contoso-expenses }
scopes:
  Expenses.Read:
    admin: { displayName: Read users' expenses, description: Allows the app to read the expenses of the signed-in user. }
appRoles:
  Expenses.Read.All:
    displayName: Read all expenses
    description: Lets the payroll service read every expense without a signed-in user.
endpoints:
  GET /me/expenses:
    delegated: { scope: Expenses.Read, right: self }
  GET /expenses/{expenseId}:
    application: { role: Expenses.Read.All }
`,
      },
      {
        yaml: `permc: 1
app: { name: contoso-expenses }
appRoles:
  Expenses.Read.All:
    displayName: Read all expenses
    description: Lets the payroll service read every expense without a signed-in user.
  expenses.read.all:
    displayName: Read old expenses
    description: Lets the payroll service read the expenses of past years without a signed-in user.
endpoints:
  GET /expenses/{expenseId}:
    application: [{ role: Expenses.Read.All }, { role: expenses.read.all }]
`,
        expect: [{ at: '7:3', message: '`expenses.read.all` differs from `Expenses.Read.All` in letter case only' }],
        fixed: `permc: 1
app: { name: contoso-expenses }
appRoles:
  Expenses.Read.All:
    displayName: Read all expenses
    description: Lets the payroll service read every expense without a signed-in user.
endpoints:
  GET /expenses/{expenseId}:
    application: [{ role: Expenses.Read.All }]
`,
      },
    ],
  },
  check: (model, report) => {
    const byLowerCase = new Map<string, Permission>();
    for (const permission of permissionsInFileOrder(model)) {
      const { value, span } = permission;
      const problem = problemOf(permission);
      if (problem !== undefined) report({ ...problem, span });
      const lowered = value.toLowerCase();
      const twin = byLowerCase.get(lowered);
      if (twin === undefined) byLowerCase.set(lowered, permission);
      if (twin === undefined || twin.value === value) continue;
      report({
        message: `\`${value}\` differs from \`${twin.value}\` in letter case only`,
        help: 'tokens are compared to the letter: choose a name that nobody takes for the other',
        span,
        related: [{ message: `\`${twin.value}\` is declared here`, span: twin.span }],
      });
    }
  },
};

const allowed = /^[A-Za-z][A-Za-z0-9._-]*$/;
const pattern = 'name it `Subject.Verb` or `Subject.Verb.Constraint`, such as `Files.Read` or `Files.Read.All`';

function problemOf(permission: Permission): { readonly message: string; readonly help: string } | undefined {
  const { value } = permission;
  const { parts, verb } = parsePermissionName(value);
  if (!allowed.test(value) && parts.length > 1) {
    const help = 'use letters, digits, `.`, `_` and `-`, and begin with a letter';
    return { message: `the name \`${value}\` has characters that make it hard to read and to quote`, help };
  }
  // What is assigned to people names their job.
  if (permission.kind === 'appRole' && permission.allowedMemberTypes.every((type) => type.value === 'User'))
    return undefined;
  if (verb === undefined || parts.some((part) => part === '') || isNoVerb(verb)) {
    return { message: `the name \`${value}\` does not say on what it allows which operation`, help: pattern };
  }
  if (parts.length > 3 || verbElsewhere(parts)) {
    return { message: `the name \`${value}\` is not in the order \`Subject.Verb.Constraint\``, help: pattern };
  }
  return undefined;
}

/** Words that say how far something reaches, where it should be said what is done. */
function isNoVerb(word: string): boolean {
  return ['all', 'any', 'default', 'everything', 'full', 'tenant', 'organization'].includes(word.toLowerCase());
}

/** Whether another part is a verb and the one in its place is none: `Read.Files`, `Contoso.Files.Read`. */
function verbElsewhere([first = '', verb = '', last = '']: readonly string[]): boolean {
  if (verbEffect(verb) !== undefined) return false;
  return /^(?:read|write|readwrite)$/i.test(first) || isVerb(last);
}
