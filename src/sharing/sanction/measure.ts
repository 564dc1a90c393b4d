import { randomUUID } from 'node:crypto';
import { and, eq } from 'drizzle-orm';
import { writeRecords } from '../../changes/write.ts';
import { type Moment, toShanghaiTime } from '../../clock.ts';
import type { Database } from '../../database/statement.ts';
import { HubError } from '../../errors.ts';
import type { Actor } from '../../permission/officer.ts';
import type { Puller } from './puller.ts';
import { type MeasureReportRow, measureReportRecords } from './record.ts';
import { deliveries, measureReports } from './table.ts';

interface Acting {
  readonly at: Database;
  readonly moment: Moment;
  readonly puller: Puller;
  readonly by: Actor;
}

export interface Reported {
  readonly recordId: string;
  readonly measure: string;
  readonly applied: boolean;
  readonly note: string | null;
}

/** What the puller did about a record that it was given; of the same measure the later report counts. */
export async function reportMeasure(
  { at, moment, puller, by }: Acting,
  { recordId, applied, note, ...reported }: Reported,
): Promise<MeasureReportRow> {
  const measure = reported.measure.trim();
  if (measure === '') throw new HubError('ARGUMENT_INVALID', { argument: 'measure', why: 'it is blank' });
  const [given] = await at
    .select()
    .from(deliveries)
    .where(and(eq(deliveries.puller, puller.id), eq(deliveries.recordId, recordId)));
  if (given === undefined || given.state === 'KEPT_BACK') {
    throw new HubError('RECORD_UNKNOWN', { type: 'SanctionRecord', id: recordId });
  }
  if (given.state === 'RETRACTED' && applied) {
    throw new HubError('SANCTION_RETRACTED', { id: recordId, reason: given.reason });
  }
  const { kind, subjectKey, source } = given;
  const [known] = await at
    .select()
    .from(measureReports)
    .where(
      and(
        eq(measureReports.puller, puller.id),
        eq(measureReports.kind, kind),
        eq(measureReports.recordId, recordId),
        eq(measureReports.measure, measure),
      ),
    )
    .for('update');
  const reportedAt = toShanghaiTime(moment.now);
  const row: MeasureReportRow = {
    id: known?.id ?? randomUUID(),
    puller: puller.id,
    department: puller.department,
    ...{ kind, recordId, subjectKey, source, measure, applied, note },
    ...{ client: by.client, person: by.person, reportedAt, assertedAt: reportedAt },
    version: (known?.version ?? 0) + 1,
  };
  await writeRecords(at, measureReportRecords, [row], moment.now);
  return row;
}
