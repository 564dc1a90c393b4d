import { HubError } from '../../../errors.ts';
import type { Actor } from '../../../permission/officer.ts';
import type { ViewContext } from '../../../subgraph/context.ts';
import { disclosureById } from '../loader.ts';
import type { DisclosureRow } from '../record.ts';
import type { Acting } from './perform.ts';

/**
 * Does an act and answers with the record as it is from then on. When it answers no process shows any more what was
 * there before.
 */
export async function acted(
  context: ViewContext,
  by: Actor,
  act: (acting: Acting) => Promise<DisclosureRow>,
): Promise<DisclosureRow> {
  const { moment } = context.scope;
  const { id } = await context.change((at) => act({ at, moment, by }));
  const row = await context.loader(disclosureById).load(id);
  if (row === null) throw new HubError('RECORD_NOT_YOURS', { type: 'PenaltyDisclosure', id });
  return row;
}
