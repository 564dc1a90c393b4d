import type { Sql } from 'postgres';

/**
 * Empties tables under running hubs. TRUNCATE would lock each table against all readers, one after another, and a
 * consumer that reads two of them in another order would be its deadlock.
 */
export const emptied = (sql: Sql, ...tables: readonly string[]): Promise<unknown> =>
  sql.unsafe(tables.map((table) => `delete from ${table}`).join('; ')).simple();
