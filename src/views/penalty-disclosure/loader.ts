import { sql } from 'drizzle-orm';
import { civilOrder } from '../../database/civil-order.ts';
import type { KeyLoader } from '../../database/keyed-loader.ts';
import type { ViewContext } from '../../subgraph/context.ts';
import type { Condition } from '../../subgraph/list.ts';
import { rowByKey } from '../../subgraph/row-by-key.ts';
import type { DisclosureRow } from './record.ts';
import { disclosures } from './table.ts';

/**
 * The base row rule: a decision that is not published, or whose publicity has ended, exists for its source
 * department alone. It stands in every statement of this view that a caller can reach.
 */
export const visible = (context: ViewContext): Condition => context.keep(visible, () => visibleIn(context));

const visibleIn = ({ today, department }: ViewContext): Condition => ({
  name: 'visible',
  where: sql`((${disclosures.state} = 'PUBLISHED' and ${disclosures.publicityEndsOn} >= ${sql.placeholder('today')}::date) or ${disclosures.source} = ${sql.placeholder('department')}::text)`,
  values: { today, department },
  ambient: true,
  holds: ({ state, publicityEndsOn, source }: DisclosureRow) =>
    (state === 'PUBLISHED' && civilOrder(publicityEndsOn, today) >= 0) || source === department,
});

export const disclosureById = (context: ViewContext): KeyLoader<DisclosureRow | null> =>
  rowByKey(context, disclosures, 'id', [visible(context)]);
