import { drizzle } from 'drizzle-orm/postgres-js';
import { type ConnectOptions, connectDatabase } from './connect.ts';
import { copyIn } from './copy-in.ts';
import { giveWayInServer } from './priority.ts';
import type { Database } from './statement.ts';

/** One connection, which has one transaction at a time or none. */
export interface TransactionConnection {
  readonly db: Database;
  /** Everything that `db` is asked meanwhile is part of the transaction; it is rolled back if the work fails. */
  transaction<T>(work: () => Promise<T>): Promise<T>;
  /** Copies rows into a table, as part of the transaction. */
  copyIn(statement: string, pieces: Iterable<string>): Promise<void>;
  /** At once; what is under way fails. */
  end(): Promise<void>;
}

export interface TransactionOptions extends Pick<ConnectOptions, 'applicationName' | 'statementTimeoutMs'> {
  /** How far its server process gives way to those of whoever waits for an answer; not at all unless told. */
  readonly nice?: number;
}

/**
 * A connection for transactions of a process that must survive its database. The `begin` of postgres.js (3.4.9), and
 * so the `transaction` of drizzle, does not: when the server drops the connection it writes a ROLLBACK into the socket
 * that is gone, outside of any promise, and the process ends (porsager/postgres#1208).
 */
export function transactionConnection(
  url: string,
  { nice = 0, ...options }: TransactionOptions,
): TransactionConnection {
  let state: 'free' | 'open' | 'lost' = 'free';
  let mustGiveWay = nice > 0;
  const sql = connectDatabase(url, {
    ...options,
    max: 1,
    isPrompt: true,
    onClose: () => {
      mustGiveWay = nice > 0;
      if (state === 'open') state = 'lost';
    },
  });
  // The client would connect anew, and what is left of the transaction would be done without one.
  const requireKept = () => {
    if (state === 'lost') throw new Error('The connection was lost, and its transaction with it.');
  };
  // drizzle tells its logger of each statement before it sends it.
  const db = drizzle(sql, { logger: { logQuery: requireKept } });

  return {
    db,
    async transaction(work) {
      if (state !== 'free') throw new Error('This connection has a transaction already.');
      await sql`begin`;
      state = 'open';
      try {
        if (mustGiveWay) await giveWayInServer(db, nice);
        mustGiveWay = false;
        const result = await work();
        requireKept();
        await sql`commit`;
        return result;
      } catch (error) {
        // Of a connection that is gone the server has rolled it back.
        await sql`rollback`.catch(() => undefined);
        throw error;
      } finally {
        state = 'free';
      }
    },
    copyIn(statement, pieces) {
      requireKept();
      return copyIn(sql, statement, pieces);
    },
    end: () => sql.end({ timeout: 0 }),
  };
}
