import type { RecordKind } from '../../changes/write.ts';
import { changes } from '../table.ts';
import { type deliveries, measureReports, type pullers } from './table.ts';

export type PullerRow = typeof pullers.$inferSelect;
export type DeliveryRow = typeof deliveries.$inferSelect;
export type DeliveryState = DeliveryRow['state'];
export type MeasureReportRow = typeof measureReports.$inferSelect;

export const measureReportRecords: RecordKind<typeof measureReports> = {
  kind: 'measure-report',
  table: measureReports,
  log: changes,
  identity: [measureReports.puller, measureReports.kind, measureReports.recordId, measureReports.measure],
  subjectKey: (table) => table.subjectKey,
  created: 'RECORDED',
};
