import { type SQL, sql } from 'drizzle-orm';
import { bigint, type PgSchema, text } from 'drizzle-orm/pg-core';

/** How far each consumer of a change log has come, in the consumer's own PostgreSQL schema: beside its effects. */
export function consumerCursors(schema: PgSchema) {
  return schema.table('consumers', {
    name: text('name').primaryKey(),
    /** Of the last change that was consumed: the transaction that wrote it, and its number in the log. */
    xid: text('xid').notNull(),
    sequence: bigint('sequence', { mode: 'number' }).notNull(),
  });
}

export type ConsumerCursors = ReturnType<typeof consumerCursors>;

/**
 * Which rows of a log a consumer has not consumed yet, as a condition; those of transactions that may still be under
 * way are not among them, because nobody sees them. A cursor beyond the present snapshot was made in another cluster,
 * whose transactions had other numbers: it counts for nothing, and the log begins anew.
 */
export const beyondCursor = ({ name, cursors }: { name: string; cursors: ConsumerCursors }): SQL => {
  const cursor = (column: 'xid' | 'sequence') => sql`(
    select ${sql.identifier(column)} from ${cursors}
    where name = ${name} and xid::xid8 < pg_snapshot_xmax(pg_current_snapshot()))`;
  return sql`(xid::xid8, sequence) > (coalesce(${cursor('xid')}, '0')::xid8, coalesce(${cursor('sequence')}, 0))`;
};
