import { connectionOf } from '../../subgraph/connection.ts';
import type { AbnormalListingRow, SeriousViolationListingRow } from './record.ts';
import { AbnormalListing, SeriousViolationListing } from './type.ts';

export const AbnormalListingConnection = connectionOf<AbnormalListingRow>(
  () => AbnormalListing,
  'AbnormalListing',
);

export const SeriousViolationListingConnection = connectionOf<SeriousViolationListingRow>(
  () => SeriousViolationListing,
  'SeriousViolationListing',
);
