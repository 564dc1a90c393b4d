import { readdirSync, writeFileSync } from 'node:fs';
import { setPriority } from 'node:os';
import { sql } from 'drizzle-orm';
import { commandLine } from './running-process.ts';
import type { Database } from './statement.ts';

/**
 * As `nice` counts: what follows the change logs gets a tenth of the processor time of what is not nice, as row scopes rest
 * on it, and intake hardly any; both get all of what that leaves.
 */
export const NICE = { following: 10, intake: 19 } as const;

/**
 * Lets a process give way to all others. Where Linux shares processors among sessions first (autogroup), niceness counts
 * within a session alone, and the session has one of its own.
 */
export function giveWay(nice: number, pid: number = process.pid): void {
  try {
    for (const thread of threadsOf(pid)) setPriority(thread, nice);
    writeFileSync(`/proc/${pid}/autogroup`, String(nice));
  } catch {
    // Not everywhere may a process give way; then it does not.
  }
}

/** Linux knows how nice each thread is; one that starts later is as nice as the one that starts it. */
function threadsOf(pid: number): number[] {
  try {
    return readdirSync(`/proc/${pid}/task`).map(Number);
  } catch {
    return [pid];
  }
}

/**
 * Lets the server process behind a connection give way, where it runs on this machine: PostgreSQL names each by its
 * client's address and port, which no other connection has. To be asked for in a transaction, which keeps the process.
 */
export async function giveWayInServer(db: Database, nice: number): Promise<void> {
  const [row] = await db.execute<{ pid: number; name: string | null }>(sql`
    select pg_backend_pid() as pid,
      current_user || ' ' || current_database() || ' ' || host(inet_client_addr()) || '(' || inet_client_port() || ')' as name`);
  if (row?.name != null && commandLine(row.pid).includes(` ${row.name} `)) giveWay(nice, row.pid);
}
