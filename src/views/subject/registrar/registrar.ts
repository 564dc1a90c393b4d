import { HubError } from '../../../errors.ts';
import type { Principal } from '../../../permission/principal.ts';

/** Keeps the register of market entities (登记机关), and stewards this view. */
export const REGISTRAR = 'market-regulation';

/** Its system registers; a person who reads the hub does not, and no other department's system does. */
export function requireRegistrar({ department, roles }: Principal): void {
  if (department === REGISTRAR && roles.includes('app')) return;
  throw new HubError('REGISTRAR_NEEDED', { registrar: REGISTRAR });
}
