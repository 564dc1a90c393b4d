import { HubError } from '../errors.ts';
import type { Principal, Role } from './principal.ts';

/** Who does something, of a department. */
export interface Actor {
  readonly department: string;
  readonly client: string | null;
  readonly person: string | null;
}

/** Whoever of a department does its work: people and applications, but not an auditor, who looks at what others do. */
export const WORKING: readonly Role[] = ['app', 'analyst', 'data-owner'];

/** Throws ROLE_NEEDED where the caller is of no department, or has none of the roles. */
export function actingAs({ department, client, person, roles }: Principal, allowed: readonly Role[]): Actor {
  if (department === null || !roles.some((role) => allowed.includes(role))) {
    throw new HubError('ROLE_NEEDED', { roles: allowed.join(', ') });
  }
  return { department, client, person };
}
