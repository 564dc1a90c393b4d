import type { Database } from './statement.ts';
import { type TransactionConnection, transactionConnection } from './transaction-connection.ts';

/** Transactions of a process that must survive its database, one after another. */
export interface Writer {
  /** Everything that the work does with its database is done together, or nothing of it is. */
  write<T>(work: (db: Database) => Promise<T>): Promise<T>;
  /** Waits for what is under way. */
  close(): Promise<void>;
}

export function openWriter(url: string, statementTimeoutMs: number): Writer {
  const connection: TransactionConnection = transactionConnection(url, {
    applicationName: 'hub writer',
    statementTimeoutMs,
  });
  let last: Promise<unknown> = Promise.resolve();

  return {
    write(work) {
      const mine = last.then(() => connection.transaction(() => work(connection.db)));
      last = mine.catch(() => undefined);
      return mine;
    },
    async close() {
      await last;
      await connection.end();
    },
  };
}
