export const ROLES = ['app', 'analyst', 'data-owner', 'auditor', 'operator'] as const;
export type Role = (typeof ROLES)[number];

/** The operator's own department: it keeps the hub running and sees health and overdue lists, but no data. */
export const OPERATOR_DEPARTMENT = 'hub';

/** Who asks. Without a token every part is null and `roles` is empty. */
export interface Principal {
  readonly department: string | null;
  readonly client: string | null;
  readonly person: string | null;
  readonly roles: readonly Role[];
}

export const ANONYMOUS: Principal = { department: null, client: null, person: null, roles: [] };

export const isMember = (principal: Principal): boolean =>
  principal.department !== null && principal.department !== OPERATOR_DEPARTMENT;
