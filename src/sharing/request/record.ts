import { sql } from 'drizzle-orm';
import type { RecordKind } from '../../changes/write.ts';
import { changes } from '../table.ts';
import { accessRequests, delegations, type requestActs, requestParts } from './table.ts';

export type RequestRow = typeof accessRequests.$inferSelect;
export type PartRow = typeof requestParts.$inferSelect;
export type ActRow = typeof requestActs.$inferSelect;
export type DelegationRow = typeof delegations.$inferSelect;

export const requestRecords: RecordKind<typeof accessRequests> = {
  kind: 'access request',
  table: accessRequests,
  log: changes,
  identity: [accessRequests.id],
  subjectKey: () => sql`'NONE:' || id`,
  created: 'RECORDED',
};

export const partRecords: RecordKind<typeof requestParts> = {
  kind: 'request part',
  table: requestParts,
  log: changes,
  identity: [requestParts.id],
  subjectKey: () => sql`'NONE:' || request`,
  created: 'RECORDED',
};

export const delegationRecords: RecordKind<typeof delegations> = {
  kind: 'delegation',
  table: delegations,
  log: changes,
  identity: [delegations.source, delegations.type, delegations.isPersonal],
  subjectKey: () => sql`'NONE:' || source`,
  created: 'RECORDED',
};
