import { type SQL, sql } from 'drizzle-orm';
import type { Feed } from '../../changes/feed/feed.ts';
import { qualified } from '../../database/qualified.ts';
import {
  abnormalListings as abnormal,
  changes,
  consumers,
  sanctionLog,
  seriousViolationListings as serious,
  standing,
} from './table.ts';

/** On the list from the day of listing to the day before the removal. */
const isListed = (listing: typeof abnormal | typeof serious, day: SQL) => sql`
  ${qualified(listing.repairNumber)} is null and ${qualified(listing.listedOn)} <= ${day}
  and coalesce(${qualified(listing.removedOn)} > ${day}, true)`;

const whyLeft = (listing: typeof abnormal | typeof serious, day: SQL) => sql`
  when ${qualified(listing.repairNumber)} is not null then 'REPAIRED'
  when ${qualified(listing.removedOn)} <= ${day} then 'LIFTED'`;

/** What is told to those who impose sanctions: listings that are in force on the day. Never a risk class. */
export const sanctions: Feed = {
  view: 'credit',
  log: changes,
  cursors: consumers,
  standing,
  feedLog: sanctionLog,
  records: [
    {
      kind: 'abnormal-listing',
      type: 'AbnormalListing',
      table: abnormal,
      lives: (day) => sql`(${isListed(abnormal, day)})`,
      left: (day) => sql`case ${whyLeft(abnormal, day)} else 'CORRECTED' end`,
    },
    {
      kind: 'serious-violation-listing',
      type: 'SeriousViolationListing',
      table: serious,
      lives: (day) => sql`(${isListed(serious, day)} and ${qualified(serious.state)} <> 'REPAIRED'
        and ${qualified(serious.endsOn)} >= ${day})`,
      left: (day) => sql`
        case ${whyLeft(serious, day)} when ${qualified(serious.endsOn)} < ${day} then 'EXPIRED' else 'CORRECTED' end`,
    },
  ],
};
