import { asc, inArray } from 'drizzle-orm';
import { type KeyLoader, rowsLoader } from '../../../database/keyed-loader.ts';
import type { ViewContext } from '../../../subgraph/context.ts';
import { disclosureActs } from '../table.ts';
import type { DisclosureActRow } from './record.ts';

/** What was done with a decision, the first act first; for its source alone, which the resolver sees to. */
export const actsOfDisclosure = ({ db }: ViewContext): KeyLoader<DisclosureActRow[]> =>
  rowsLoader<DisclosureActRow>(
    (keys) =>
      db
        .select()
        .from(disclosureActs)
        .where(inArray(disclosureActs.disclosureId, keys))
        .orderBy(asc(disclosureActs.sequence)),
    ({ disclosureId }) => disclosureId,
  );
