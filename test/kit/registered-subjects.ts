import { drizzle } from 'drizzle-orm/postgres-js';
import type { Sql } from 'postgres';
import { writeRecords } from '../../src/changes/write.ts';
import { subjectRecords } from '../../src/views/subject/record.ts';

/** Registers some codes, with nothing but a name, so that the graph leads from the subject to its records. */
export async function registerSubjects(sql: Sql, codes: readonly string[]): Promise<void> {
  const at = new Date('2024-01-02T10:00:00+08:00');
  const rows = codes.map((uscc) => ({
    uscc,
    name: `示例${uscc}`,
    kind: 'ENTERPRISE' as const,
    status: 'IN_BUSINESS' as const,
    source: 'market-regulation',
    assertedAt: at.toISOString(),
  }));
  await writeRecords(drizzle(sql), subjectRecords, rows, at);
}
