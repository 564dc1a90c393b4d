/** Whom the policies speak of; the operator's own department is the last. */
export const MEMBERS = [
  'market-regulation',
  'administrative-approval',
  'credit-office',
  'education',
  'emergency-management',
  'transport',
  'fire',
] as const;

export const OPERATOR = 'hub';

export const CLIENTS: readonly { readonly id: string; readonly department: string }[] = MEMBERS.flatMap(
  (department) => [1, 2].map((number) => ({ id: `${department}-app-${number}`, department })),
);

export const DIVISIONS = ['610902', '610921', '610901001', '611002', '610102'] as const;
export const INDUSTRIES = ['F5211', 'F52', 'C1353', 'H6210', 'I6510'] as const;
export const DIRECTORIES = ['remote-food', 'school-canteens', 'chemicals'] as const;
