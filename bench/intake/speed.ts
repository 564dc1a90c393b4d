import { rm } from 'node:fs/promises';
import { type Estimate, estimate, median } from '../bootstrap.ts';
import { built } from '../built.ts';
import type { BenchDatabase } from '../database.ts';
import { type SampleKind, SENDER, writeCsv } from './sample-file.ts';
import { type ScratchDatabase, scratchDatabase } from './scratch-database.ts';

const { takeIn } = await built<typeof import('../../src/ingest/intake.ts')>('ingest/intake');
const { intakeKind } = await built<typeof import('../../src/ingest/kind/kinds.ts')>('ingest/kind/kinds');
const { transactionConnection } = await built<typeof import('../../src/database/transaction-connection.ts')>(
  'database/transaction-connection',
);
const { copyIn, copyLine } = await built<typeof import('../../src/database/copy-in.ts')>('database/copy-in');
const { systemClock } = await built<typeof import('../../src/clock.ts')>('clock');
const { readConfig } = await built<typeof import('../../src/config.ts')>('config');

const TABLES: Readonly<Record<SampleKind, readonly [schema: string, table: string]>> = {
  registrations: ['subject', 'subjects'],
  penalties: ['penalty_disclosure', 'disclosures'],
};

export interface Speed {
  readonly rows: number;
  readonly rowsPerSecond: number;
  /** Speed ÷ that of COPY of the same records into a table with the same indexes and computed columns. */
  readonly againstCopy: Estimate;
  /** … into a table without any. */
  readonly againstBareCopy: Estimate;
}

export interface SpeedOptions {
  readonly rows: number;
  readonly rounds: number;
  readonly folder: string;
}

/** Intake of a CSV, and plain COPY of the records that it made, in turns and each into empty tables. */
export async function measureSpeed(
  bench: BenchDatabase,
  kind: SampleKind,
  { rows, rounds, folder }: SpeedOptions,
): Promise<Speed> {
  const scratch = await scratchDatabase(bench);
  const connection = transactionConnection(scratch.url, { applicationName: 'bench' });
  const [schema, table] = TABLES[kind];
  const csv = `${folder}/speed.csv`;
  try {
    await writeCsv(csv, { kind, rows, from: 0 });
    await scratch.sql.unsafe(`create table plain (like ${schema}.${table} including all)`);
    await scratch.sql.unsafe(`create table bare (like ${schema}.${table})`);
    const intake = async () => {
      await scratch.sql.unsafe(
        `truncate ${schema}.${table}, ${schema}.changes, intake.batches, intake.findings, intake.superseded`,
      );
      const { batch } = await takeIn(connection, {
        kind: intakeKind(kind),
        sender: { department: SENDER, client: 'bench', person: null },
        path: csv,
        fileName: 'speed.csv',
        limits: readConfig({}).intake,
        moment: systemClock(),
        hashKey: new Uint8Array(32),
        onBytes: () => undefined,
      });
      if (batch.created !== rows) throw new Error(`Of ${rows} rows ${batch.created} went in.`);
    };
    await intake();
    const { names, pieces } = await recordsOf(scratch, schema, table);
    const copy = async (into: string) => {
      await scratch.sql.unsafe(`truncate ${into}`);
      const started = performance.now();
      await scratch.sql`begin`;
      await copyIn(scratch.sql, `copy ${into} (${names}) from stdin`, pieces);
      await scratch.sql`commit`;
      return performance.now() - started;
    };
    const measured: { intake: number; plain: number; bare: number }[] = [];
    for (let round = 0; round < rounds; round += 1) {
      const plain = await copy('plain');
      const bare = await copy('bare');
      const started = performance.now();
      await intake();
      measured.push({ intake: performance.now() - started, plain, bare });
    }
    return {
      rows,
      rowsPerSecond: median(measured.map((each) => (rows * 1_000) / each.intake)),
      againstCopy: estimate(
        measured.map((each) => each.plain / each.intake),
        1,
      ),
      againstBareCopy: estimate(
        measured.map((each) => each.bare / each.intake),
        1,
      ),
    };
  } finally {
    await connection.end();
    await scratch.drop();
    await rm(csv, { force: true });
  }
}

const LINES_A_PIECE = 250;

/** What a table holds, as COPY takes it. */
async function recordsOf({ sql }: ScratchDatabase, schema: string, table: string) {
  const columns = await sql<{ name: string }[]>`
    select column_name as name from information_schema.columns
    where table_schema = ${schema} and table_name = ${table} and is_generated = 'NEVER' order by ordinal_position`;
  const texts = columns.map(({ name }) => `"${name}"::text`).join(', ');
  const rows = await sql.unsafe(`select ${texts} from ${schema}.${table}`).values();
  const lines = rows.map(copyLine);
  const pieces: string[] = [];
  for (let from = 0; from < lines.length; from += LINES_A_PIECE) {
    pieces.push(lines.slice(from, from + LINES_A_PIECE).join(''));
  }
  return { names: columns.map(({ name }) => `"${name}"`).join(', '), pieces };
}
