import { setTimeout as delay } from 'node:timers/promises';
import type { Sql } from 'postgres';

export interface KeptConnection {
  readonly sql: Sql;
  /** Returns when the server has forgotten the connection, which it does before it closes its side. */
  end(): Promise<void>;
}

const RETRY_MS = 1_000;

/**
 * Holds one connection that stands for something (a presence, a lock), and makes it again when the server
 * has dropped it. `hold` is run at first, when its failure is the caller's, and after every renewal.
 */
export async function keepConnection(
  connect: (onClose: () => void) => Sql,
  hold: (sql: Sql) => Promise<void>,
): Promise<KeptConnection> {
  let state: 'opening' | 'held' | 'renewing' | 'ended' = 'opening';
  const sql = connect(() => {
    if (state === 'held') void renew();
  });

  async function renew(): Promise<void> {
    state = 'renewing';
    while (state === 'renewing') {
      await delay(RETRY_MS, undefined, { ref: false });
      const renewed = await hold(sql).then(
        () => true,
        () => false,
      );
      if (renewed && state === 'renewing') state = 'held';
    }
  }

  async function end(): Promise<void> {
    state = 'ended';
    await sql.end({ timeout: 1 });
  }

  try {
    await hold(sql);
    state = 'held';
    return { sql, end };
  } catch (error) {
    await end();
    throw error;
  }
}
