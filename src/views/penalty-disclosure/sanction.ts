import { sql } from 'drizzle-orm';
import type { Feed } from '../../changes/feed/feed.ts';
import { qualified } from '../../database/qualified.ts';
import { changes, consumers, disclosures, sanctionLog, standing } from './table.ts';

const state = qualified(disclosures.state);
const endsOn = qualified(disclosures.publicityEndsOn);

/**
 * What is told to those who impose sanctions: decisions that are published on the day. Minor ones (轻微) are no ground
 * for any (信用修复管理办法, NDRC Order 36).
 */
export const sanctions: Feed = {
  view: 'penalty-disclosure',
  log: changes,
  cursors: consumers,
  standing,
  feedLog: sanctionLog,
  records: [
    {
      kind: 'penalty-disclosure',
      type: 'PenaltyDisclosure',
      table: disclosures,
      lives: (day) =>
        sql`(${state} = 'PUBLISHED' and ${endsOn} >= ${day} and ${qualified(disclosures.severity)} <> 'MINOR')`,
      left: (day) => sql`
        case when ${state} in ('WITHDRAWN', 'REPAIRED', 'EXPIRED') then ${state}::text
          when ${state} = 'PUBLISHED' and ${endsOn} < ${day} then 'EXPIRED' else 'CORRECTED' end`,
    },
  ],
};
