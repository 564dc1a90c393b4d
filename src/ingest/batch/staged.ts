import { type SQL, sql } from 'drizzle-orm';
import { identityOf, writtenColumns } from '../../changes/write.ts';
import { copyLine } from '../../database/copy-in.ts';
import { tableName } from '../../database/qualified.ts';
import type { TransactionConnection } from '../../database/transaction-connection.ts';
import type { AnyRecord, AnyRecordKind, Filed, IntakeKind } from '../kind/kind.ts';

/** The records of one kind in a chunk, each once, in an order that is the same for all writers. */
export class StagedKind {
  private readonly byIdentity = new Map<string, { record: AnyRecord; position: number }>();
  private readonly identity: (row: AnyRecord) => string;
  /** Whether rows are counted by it; a dossier only follows from what its row says. */
  isMain = false;

  constructor(
    readonly kind: AnyRecordKind,
    private readonly prefer: IntakeKind['prefer'],
  ) {
    this.identity = identityOf(kind);
  }

  get size(): number {
    return this.byIdentity.size;
  }

  get table(): SQL {
    return sql`pg_temp.${sql.identifier(stagedName(this.kind))}`;
  }

  /** Says which earlier row told of the same record. */
  add({ record }: Filed, position: number): number | undefined {
    const key = this.identity(record);
    const earlier = this.byIdentity.get(key);
    const kept =
      earlier === undefined || this.prefer === undefined ? record : this.prefer(earlier.record, record);
    this.byIdentity.set(key, { record: kept, position });
    return earlier?.position;
  }

  async copy(connection: TransactionConnection): Promise<void> {
    if (this.size === 0) return;
    const columns = writtenColumns(this.kind.table);
    const names = [...columns.map(([, { name }]) => `"${name}"`), 'intake_row'].join(', ');
    await connection.copyIn(`copy pg_temp."${stagedName(this.kind)}" (${names}) from stdin`, this.lines());
  }

  private *lines(): Iterable<string> {
    const columns = writtenColumns(this.kind.table);
    const sorted = [...this.byIdentity].sort(([a], [b]) => (a < b ? -1 : 1));
    for (let from = 0; from < sorted.length; from += LINES_A_PIECE) {
      yield sorted
        .slice(from, from + LINES_A_PIECE)
        .map(([, { record, position }]) =>
          copyLine([...columns.map(([key, column]) => record[key] ?? column.default), position]),
        )
        .join('');
    }
  }
}

// Each piece waits for the one before it, and for its turn beside the rows that are judged meanwhile.
const LINES_A_PIECE = 1_000;

const stagedName = ({ kind }: AnyRecordKind): string => `staged_${kind.replaceAll('-', '_')}`;

/**
 * Where the rows of a chunk wait for the statement that writes them: with the types of their table, outside of the
 * log of the database, and gone with the connection. What was staged needs no survival: it is in the file.
 */
export async function prepareStaging(
  { db }: TransactionConnection,
  kinds: readonly AnyRecordKind[],
): Promise<void> {
  for (const kind of kinds) {
    const name = sql.identifier(stagedName(kind));
    await db.execute(sql`drop table if exists pg_temp.${name}`);
    await db.execute(sql`
      create temp table ${name} (like ${tableName(kind.table)}, intake_row integer) on commit delete rows`);
  }
}
