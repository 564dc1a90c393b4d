import { type Consumer, catchUp } from '../../src/changes/consumer.ts';
import { transactionConnection } from '../../src/database/transaction-connection.ts';

/** Consumes what may be consumed now; what other tests in the cluster hold back comes another time. */
export async function caughtUp(url: string, consumers: readonly Consumer[]): Promise<void> {
  const connection = transactionConnection(url, {});
  try {
    for (const consumer of consumers) await catchUp(connection, consumer);
  } finally {
    await connection.end();
  }
}
