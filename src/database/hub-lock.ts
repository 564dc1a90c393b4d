import { setTimeout as delay } from 'node:timers/promises';
import postgres, { type Sql } from 'postgres';
import { HubError } from '../errors.ts';
import { log } from '../log.ts';
import { ADVISORY_LOCK } from './advisory-lock.ts';
import { keepConnection } from './kept-connection.ts';
import { runningProcess } from './running-process.ts';

export interface HubLock {
  release(): Promise<void>;
}

const { family, serve } = ADVISORY_LOCK;
const NAME = 'hub serve';
const POLL_MS = 50;
// How long the server may take to notice that a killed hub's connection is gone.
const GRACE_MS = 3_000;

/**
 * Says that this process serves the data folder, for as long as it holds the lock or lives; refuses with
 * HUB_ALREADY_RUNNING when another one does. On a connection of its own, made like those of `sql`.
 */
export async function tryHubLock(sql: Sql, folder: string): Promise<HubLock> {
  let held = false;
  const kept = await keepConnection(
    (onClose) => dedicated(sql, onClose),
    async (own) => {
      if (await take(own)) held = true;
      else if (held)
        log.error({ folder }, 'another hub serves the data folder since the database was restarted');
      else throw new HubError('HUB_ALREADY_RUNNING', { folder, pid: (await holder(own)) ?? 'unknown' });
    },
  );
  return { release: kept.end };
}

async function take(own: Sql): Promise<boolean> {
  const deadline = Date.now() + GRACE_MS;
  for (;;) {
    const [row] = await own<
      { taken: boolean }[]
    >`select pg_try_advisory_lock(${family}::int, ${serve}::int) as taken`;
    if (row?.taken) return true;
    const pid = await holder(own);
    if ((pid !== null && runningProcess(pid) !== null) || Date.now() > deadline) return false;
    await delay(POLL_MS);
  }
}

/** The process that serves the data folder, as its connection is named. */
async function holder(own: Sql): Promise<number | null> {
  const [row] = await own<{ name: string }[]>`
    select a.application_name as name from pg_locks l join pg_stat_activity a using (pid)
    where l.locktype = 'advisory' and l.classid = ${family}::int::oid and l.objid = ${serve}::int::oid
      and l.objsubid = 2 and l.granted and l.database = (select oid from pg_database where datname = current_database())`;
  const pid = row?.name.startsWith(`${NAME} `) ? Number(row.name.slice(NAME.length)) : Number.NaN;
  return Number.isSafeInteger(pid) ? pid : null;
}

// postgres.js takes options that were parsed before as they are; its own `subscribe` makes a second client so.
function dedicated(sql: Sql, onClose: () => void): Sql {
  const { options } = sql;
  const parsed = {
    ...options,
    max: 1,
    max_lifetime: null,
    idle_timeout: null,
    connection: { ...options.connection, application_name: `${NAME} ${process.pid}` },
    shared: { retries: 0, typeArrayMap: {} },
    onclose: onClose,
  };
  return postgres(parsed as unknown as postgres.Options<Record<string, never>>) as unknown as Sql;
}
