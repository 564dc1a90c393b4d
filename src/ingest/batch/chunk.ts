import { type SQL, sql } from 'drizzle-orm';
import { writeFrom } from '../../changes/write.ts';
import type { Moment } from '../../clock.ts';
import { copyLine } from '../../database/copy-in.ts';
import { tableName } from '../../database/qualified.ts';
import type { TransactionConnection } from '../../database/transaction-connection.ts';
import { lineFault } from '../fault.ts';
import { type JudgedRow, rowAsWritten } from '../judged-row.ts';
import type { AnyRecordKind, IntakeKind } from '../kind/kind.ts';
import type { IntakeRow } from '../sheet/table-reader.ts';
import { StagedKind } from './staged.ts';
import { dropUnchanged, isSameRecord, keepOldVersions } from './superseded.ts';
import { batches } from './table.ts';

/** Warnings that are kept of one batch: a mistake in every line is told by some of them. */
export const WARNINGS_KEPT = 1_000;

/** Few enough that the statement of one chunk holds nobody up, and below the 5,000 that a transaction may have. */
const ROWS_A_CHUNK = 2_000;
/** Rows of usual length stay far below; whatever they are, two chunks of them fit into the memory of a process. */
const CHARACTERS_A_CHUNK = 4_000_000;

const charactersOf = (row: IntakeRow): number =>
  'broken' in row
    ? 0
    : row.cells.reduce<number>((sum, cell) => sum + (typeof cell === 'string' ? cell.length : 1), 0);

/** Some judged rows of a file, which are stored or rejected together with the note that they were. */
export class Chunk {
  private readonly rows: JudgedRow[] = [];
  private characters = 0;
  private readonly staged: readonly StagedKind[];

  constructor(
    private readonly kind: IntakeKind,
    /** Rows of the file before it. */
    private readonly after: number,
  ) {
    this.staged = kind.kinds.map((each) => new StagedKind(each, kind.prefer));
  }

  get size(): number {
    return this.rows.length;
  }

  get isFull(): boolean {
    return this.size >= ROWS_A_CHUNK || this.characters >= CHARACTERS_A_CHUNK;
  }

  add(judged: JudgedRow): void {
    this.rows.push(judged);
    this.characters += charactersOf(judged.row);
    judged.filed?.forEach((each, index) => {
      const staged = this.staged.find(({ kind }) => kind === each.kind);
      const earlier = staged?.add(each, this.after + this.rows.length);
      if (index > 0 || staged === undefined) return;
      staged.isMain = true;
      if (earlier !== undefined) this.tellTwice(earlier);
    });
  }

  get counts() {
    const rejected = this.rows.filter(({ filed }) => filed === null).length;
    const warned = this.rows.filter(({ filed, faults }) => filed !== null && faults.length > 0).length;
    return { rows: this.size, accepted: this.size - rejected - warned, warned, rejected };
  }

  /** Faults and warnings, row by row. */
  get findings(): readonly JudgedRow[] {
    return this.rows.filter(({ faults }) => faults.length > 0);
  }

  /** All of it or nothing, in one transaction. */
  apply(
    connection: TransactionConnection,
    batch: string,
    moment: Moment,
    warningsLeft: number,
  ): Promise<void> {
    const { db } = connection;
    return connection.transaction(async () => {
      for (const staged of this.staged) await staged.copy(connection);
      const filled = this.staged.filter(({ size }) => size > 0);
      const known = await this.rejectForeign(connection, filled);
      const written = { created: 0, amended: 0 };
      for (const { kind, table, isMain } of filled) {
        const about = { staged: table, batch, at: moment.now };
        if (known.has(kind)) await keepOldVersions(db, kind, about);
        const { created, amended } = await writeFrom(db, kind, table, moment.now);
        if (amended > 0) await dropUnchanged(db, kind, about);
        if (!isMain) continue;
        written.created += created;
        written.amended += amended;
      }
      await this.copyFindings(connection, batch, warningsLeft);
      await db.execute(this.progress(batch, written));
    });
  }

  /**
   * A record that another department has asserted is that department's to change, unless they share them. Says of
   * which kinds there are records already.
   */
  private async rejectForeign(
    { db }: TransactionConnection,
    filled: readonly StagedKind[],
  ): Promise<ReadonlySet<AnyRecordKind>> {
    const foreign = new Set<number>();
    const known = new Set<AnyRecordKind>();
    for (const { kind, table } of filled) {
      // One look at the index a row, however large the table is: by a plain join some plans read all of it.
      const rows = await db.execute<{ position: number; isForeign: boolean }>(sql`
        select staged.intake_row as position, old.source <> staged.source as "isForeign"
        from ${table} as staged
        cross join lateral (
          select source from ${tableName(kind.table)} as old where ${isSameRecord(kind)} limit 1
        ) as old`);
      if (rows.length > 0) known.add(kind);
      if (this.kind.isShared === true) continue;
      for (const { position, isForeign } of rows) if (isForeign) foreign.add(position);
    }
    if (foreign.size === 0) return known;
    for (const position of foreign) {
      const judged = this.rows[position - this.after - 1] as JudgedRow;
      judged.filed = null;
      judged.faults = [lineFault(judged.row, 'OF_ANOTHER')];
    }
    const positions = sql`(select value::int from jsonb_array_elements_text(${JSON.stringify([...foreign])}::jsonb))`;
    for (const { table } of filled)
      await db.execute(sql`delete from ${table} where intake_row in ${positions}`);
    return known;
  }

  private async copyFindings(
    connection: TransactionConnection,
    batch: string,
    warningsLeft: number,
  ): Promise<void> {
    let left = warningsLeft;
    const lines = this.rows.flatMap(({ row, filed, faults }, index) => {
      if (faults.length === 0) return [];
      if (filed !== null) {
        left -= 1;
        if (left < 0) return [];
      }
      const outcome = filed === null ? 'REJECTED' : 'WARNED';
      const written = filed === null ? JSON.stringify(rowAsWritten(row)) : null;
      return [copyLine([batch, this.after + index + 1, outcome, JSON.stringify(faults), written])];
    });
    if (lines.length === 0) return;
    await connection.copyIn(
      'copy intake.findings (batch, position, outcome, faults, "row") from stdin',
      lines,
    );
  }

  private progress(batch: string, { created, amended }: { created: number; amended: number }): SQL {
    const { rows, accepted, warned, rejected } = this.counts;
    const unchanged = accepted + warned - created - amended;
    return sql`
      update ${batches} set rows = rows + ${rows}, accepted = accepted + ${accepted}, warned = warned + ${warned},
        rejected = rejected + ${rejected}, created = created + ${created}, amended = amended + ${amended},
        unchanged = unchanged + ${unchanged}
      where id = ${batch}`;
  }

  private tellTwice(position: number): void {
    const judged = this.rows[position - this.after - 1];
    if (judged !== undefined) judged.faults = [...judged.faults, lineFault(judged.row, 'TWICE')];
  }
}
