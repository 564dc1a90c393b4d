import type { PgDatabase } from 'drizzle-orm/pg-core';
import type { PostgresJsQueryResultHKT } from 'drizzle-orm/postgres-js';
import { withRowMapper } from './row-mapper.ts';

/** A drizzle database or a transaction of one. */
export type Database = PgDatabase<PostgresJsQueryResultHKT>;

export interface Statement<Row> {
  execute(values?: Record<string, unknown>): Promise<Row[]>;
}

const known = new WeakMap<Database, Map<string, Statement<unknown>>>();

/**
 * The statement of that name, built once per database. drizzle prepares on the server only what has a name
 * and builds its SQL text anew at every call otherwise; both cost more than the query itself on a key look-up.
 * A name must say the whole shape of its statement: two shapes under one name would answer each other's calls.
 */
export function statement<Row>(db: Database, name: string, build: () => Statement<Row>): Statement<Row> {
  let statements = known.get(db);
  if (statements === undefined) {
    statements = new Map();
    known.set(db, statements);
  }
  let found = statements.get(name) as Statement<Row> | undefined;
  if (found === undefined) {
    found = withRowMapper(build());
    statements.set(name, found);
  }
  return found;
}
