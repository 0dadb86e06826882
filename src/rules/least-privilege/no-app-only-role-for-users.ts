// The mirror of a user-only role for apps: a condition on the user that no user can ever meet.
import type { Rule } from '../rule.ts';

/** Reports app roles for apps only that an endpoint demands of the signed-in user. */
export const noAppOnlyRoleForUsers: Rule = {
  id: 'no-app-only-role-for-users',
  category: 'least-privilege',
  severity: 'error',
  summary: '`userRole` names a role that users can be assigned',
  why: 'A role without `User` among its member types can only be granted to apps, so no user ever passes; and adding `User` to it later would hand people the string that lets apps act without them.',
  source: 'Microsoft Graph: appRole resource type, allowedMemberTypes',
  examples: {
    good: [
      `permc: 1
app: { name: contoso-expenses }
scopes:
  Expenses.Approve:
    admin: { displayName: Approve expenses, description: Allows the app to approve expenses for a signed-in approver. }
appRoles:
  Approver:
    allowedMemberTypes: [User]
    displayName: Approver
    description: Approves the expenses that the people of their department hand in.
rights:
  expense.approve: { description: The expense was handed in within the user's department., params: [expenseId] }
endpoints:
  POST /expenses/{expenseId}/approve:
    delegated: { scope: Expenses.Approve, userRole: Approver, right: expense.approve }
`,
    ],
    bad: [
      {
        yaml: `permc: 1
app: { name: contoso-expenses }
scopes:
  Expenses.Approve:
    admin: { displayName: Approve expenses, description: Allows the app to approve expenses for a signed-in approver. }
appRoles:
  Expenses.Approve.All:
    displayName: Approve all expenses
    description: Lets the payroll service approve every expense without a signed-in user.
rights:
  expense.approve: { description: The expense was handed in within the user's department., params: [expenseId] }
endpoints:
  POST /expenses/{expenseId}/approve:
    delegated: { scope: Expenses.Approve, userRole: Expenses.Approve.All, right: expense.approve }
`,
        expect: [
          {
            at: '14:53',
            message:
              '`POST /expenses/{expenseId}/approve` requires `Expenses.Approve.All` of the user, and the role can be granted to apps only',
          },
        ],
        fixed: `permc: 1
app: { name: contoso-expenses }
scopes:
  Expenses.Approve:
    admin: { displayName: Approve expenses, description: Allows the app to approve expenses for a signed-in approver. }
appRoles:
  Approver:
    allowedMemberTypes: [User]
    displayName: Approver
    description: Approves the expenses that the people of their department hand in.
rights:
  expense.approve: { description: The expense was handed in within the user's department., params: [expenseId] }
endpoints:
  POST /expenses/{expenseId}/approve:
    delegated: { scope: Expenses.Approve, userRole: Approver, right: expense.approve }
`,
      },
    ],
  },
  check: (model, report) => {
    const lacking = model.appRoles.filter((role) => !role.allowedMemberTypes.some(({ value }) => value === 'User'));
    const appOnly = new Map(lacking.map((role) => [role.value, role]));
    for (const { key, delegated } of model.endpoints) {
      for (const { userRole } of delegated) {
        if (userRole === undefined) continue;
        const role = appOnly.get(userRole.value);
        const [first] = role?.allowedMemberTypes ?? [];
        if (role === undefined || first === undefined) continue;
        report({
          message: `\`${key}\` requires \`${role.value}\` of the user, and the role can be granted to apps only`,
          help: 'declare a role with `allowedMemberTypes: [User]` for the people who do this, and name that under `userRole`',
          span: userRole.span,
          related: [{ message: `\`${role.value}\` is for apps here`, span: first.span }],
        });
      }
    }
  },
};
