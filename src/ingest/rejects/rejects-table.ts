import { sql } from 'drizzle-orm';
import type { Database } from '../../database/statement.ts';
import { type Batch, rejectedOf } from '../batch/batch.ts';
import { findings } from '../batch/table.ts';
import { faultInChinese } from '../fault.ts';
import { REASON_TITLE } from '../sheet/column-set.ts';

/** The rejected rows of a batch under the titles of its file. */
export interface RejectsTable {
  readonly titles: readonly string[];
  rows(): AsyncIterable<readonly RejectedRow[]>;
}

export interface RejectedRow {
  readonly values: Readonly<Record<string, unknown>>;
  /** Why it was rejected, and how to mend it. */
  readonly reason: string;
}

export async function rejectsTable(db: Database, batch: Batch): Promise<RejectsTable> {
  const titles = await db.execute<{ title: string }>(sql`
    select title from ${findings}, json_object_keys("row") with ordinality as keys(title, place)
    where batch = ${batch.id} and outcome = 'REJECTED' group by title order by min(place), title`);
  return {
    // A row that is corrected and wrong again has reasons from before, which are no longer true.
    titles: titles.map(({ title }) => title).filter((title) => title !== REASON_TITLE),
    async *rows() {
      for await (const page of rejectedOf(db, batch.id)) {
        yield page.map(({ row, faults }) => ({
          values: row ?? {},
          reason: faults.map((fault) => `${placeOf(fault)}${faultInChinese(fault)}`).join('；'),
        }));
      }
    },
  };
}

const placeOf = ({ sheet, line }: { sheet: string | null; line: number }): string =>
  sheet === null ? `第${line}行 ` : `${sheet}第${line}行 `;
