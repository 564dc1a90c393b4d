import { HubError } from '../../errors.ts';
import { type Actor, actingAs, WORKING } from '../../permission/actor.ts';
import type { Principal } from '../../permission/principal.ts';

export type { Actor } from '../../permission/actor.ts';

/** Whoever of a department may ask others for data: an application too, as it meets what is denied. */
export const asking = (principal: Principal): Actor => actingAs(principal, WORKING);

/** A person who decides on the department's data (数据责任人); a machine's token decides nothing. */
export function deciding(principal: Principal): Actor & { readonly person: string } {
  const { department, client, person } = actingAs(principal, ['data-owner']);
  if (person === null) throw new HubError('PERSON_NEEDED');
  return { department, client, person };
}
