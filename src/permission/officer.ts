import { HubError } from '../errors.ts';
import type { Principal, Role } from './principal.ts';

/** Who does something, of a department. */
export interface Actor {
  readonly department: string;
  readonly client: string | null;
  readonly person: string | null;
}

// An auditor looks at what others do.
const ASKING: readonly Role[] = ['app', 'analyst', 'data-owner'];

/** Whoever of a department may ask others for data: an application too, as it meets what is denied. */
export const asking = (principal: Principal): Actor => withRole(principal, ASKING);

/** A person who decides on the department's data (数据责任人); a machine's token decides nothing. */
export function deciding(principal: Principal): Actor & { readonly person: string } {
  const { department, client, person } = withRole(principal, ['data-owner']);
  if (person === null) throw new HubError('PERSON_NEEDED');
  return { department, client, person };
}

function withRole({ department, client, person, roles }: Principal, allowed: readonly Role[]): Actor {
  if (department === null || !roles.some((role) => allowed.includes(role))) {
    throw new HubError('ROLE_NEEDED', { roles: allowed.join(', ') });
  }
  return { department, client, person };
}
