import postgres, { type Sql } from 'postgres';
import { afterAll } from 'vitest';

export interface RecordedStatements {
  readonly sql: Sql;
  /** The statements sent since the last call. */
  take(): string[];
}

/** A connection of its own to the database that remembers what it was asked; closed after the last test. */
export function recordedStatements(url: string): RecordedStatements {
  let statements: string[] = [];
  const sql = postgres(url, {
    max: 1,
    // postgres.js asks for the array types by itself on a new connection.
    debug: (_connection, query) => {
      if (!query.includes('pg_catalog')) statements.push(query);
    },
  });
  afterAll(() => sql.end());
  return {
    sql,
    take() {
      const taken = statements;
      statements = [];
      return taken;
    },
  };
}
