import { setTimeout as delay } from 'node:timers/promises';
import { NICE } from '../database/priority.ts';
import { transactionConnection } from '../database/transaction-connection.ts';
import { every, type Repeated } from '../every.ts';
import { type Consumer, catchUp } from './consumer.ts';
import { adoptRestored } from './restored.ts';

// What is kept from a log is to be right within a second of a change.
const POLL_MS = 250;
// As long as the other connections of a hub that closes.
const CLOSE_MS = 5_000;
// A batch takes some hundredths of a second. What hangs is better tried again, and must not outlive its hub for long.
const STATEMENT_MS = 60_000;

/** Runs consumers, each on a connection of its own: one that fails tries again, and holds up no other. */
export function runConsumers(databaseUrl: string, consumers: readonly Consumer[]): Repeated {
  const running = consumers.map((consumer) => {
    const { log } = consumer;
    return run(
      databaseUrl,
      consumer,
      consumers.filter((other) => other.log === log),
    );
  });
  return {
    first: Promise.all(running.map(({ first }) => first)).then(() => undefined),
    close: async () => void (await Promise.all(running.map(({ close }) => close()))),
  };
}

function run(databaseUrl: string, consumer: Consumer, readers: readonly Consumer[]): Repeated {
  const connection = transactionConnection(databaseUrl, {
    applicationName: 'hub consumer',
    nice: NICE.following,
    statementTimeoutMs: STATEMENT_MS,
  });
  const failure = `the consumer "${consumer.name}" failed; it tries again`;
  let adopted = false;
  const turns = every({ milliseconds: POLL_MS, failure }, async (stop) => {
    // A database is restored while no hub runs on it, so once at the start is enough.
    if (!adopted) await connection.transaction(() => adoptRestored(connection.db, consumer.log, readers));
    adopted = true;
    await consumer.before?.(connection);
    await catchUp(connection, consumer, stop);
  });
  return {
    first: turns.first,
    async close() {
      const closed = turns.close();
      await Promise.race([closed, delay(CLOSE_MS, undefined, { ref: false })]);
      await connection.end();
      await closed;
    },
  };
}
