import { availableParallelism } from 'node:os';
import { setTimeout as delay } from 'node:timers/promises';
import postgres, { type Sql } from 'postgres';
import { HubError } from '../errors.ts';
import { log } from '../log.ts';
import { promptSockets } from './prompt-socket.ts';

export interface ConnectOptions {
  /** Connections of the pool; more than a few a core only make PostgreSQL switch between them. */
  readonly max?: number;
  /** How the connections are called in pg_stat_activity; the names of all of the hub's begin with `hub`. */
  readonly applicationName?: string;
  /** Milliseconds after which PostgreSQL ends a statement: nobody waits for its rows any more. None unless given. */
  readonly statementTimeoutMs?: number;
  /** Whether what is sent goes at once, however little it is: for COPY. */
  readonly isPrompt?: boolean;
  /** Called whenever a connection has closed, also one that could not be opened. */
  readonly onClose?: () => void;
  /** Called with what comes on a channel that the one connection of such a client listens to. */
  readonly onNotify?: (channel: string, payload: string) => void;
}

const PROBE_MS = 5_000;
const OLDEST_MAJOR = 14;

/**
 * A pool; it connects when it is first asked something. `numeric` and `bigint` arrive as text, always: a number
 * that is one in most rows and a text in the largest would be worse than either.
 */
export function connectDatabase(url: string, options: ConnectOptions = {}): Sql {
  requirePostgresUrl(url);
  const { max = Math.min(8, 2 * availableParallelism()), applicationName = 'hub', onClose } = options;
  const { statementTimeoutMs, onNotify, isPrompt = false } = options;
  return postgres(url, {
    max,
    prepare: true,
    connection: {
      application_name: applicationName,
      TimeZone: 'Asia/Shanghai',
      ...(statementTimeoutMs === undefined ? {} : { statement_timeout: statementTimeoutMs }),
    },
    onnotice: (notice) => log.debug({ notice: notice.message }, 'notice of the database'),
    // A single connection is held for what it holds (a lock, a listener); renewing it would lose that.
    ...(max === 1 ? { max_lifetime: null } : {}),
    ...(isPrompt ? { socket: promptSockets() } : {}),
    ...(onClose === undefined ? {} : { onclose: onClose }),
    // Neither is in the types of postgres.js: its own `listen` is built on it, on a connection that nothing can be sent through.
    ...(onNotify === undefined ? {} : { onnotify: onNotify }),
  });
}

/** Refuses a server that does not answer, is too old, or cannot hold Chinese; answers with its version, `18.4`. */
export async function probeDatabase(url: string): Promise<string> {
  const address = databaseAddress(url);
  const sql = connectDatabase(url, { max: 1, applicationName: 'hub probe' });
  try {
    const [found] = await withinProbe(sql<Record<string, string>[]>`
      select current_setting('server_version_num') as number, current_setting('server_version') as version,
        current_setting('server_encoding') as encoding`);
    const { number, version, encoding } = found as { number: string; version: string; encoding: string };
    requireVersion(Number(number), version);
    if (encoding !== 'UTF8') throw new HubError('DATABASE_NOT_UTF8', { address, encoding });
    return version;
  } catch (cause) {
    if (cause instanceof HubError) throw cause;
    throw new HubError('DATABASE_UNREACHABLE', { address, why: reasonOf(cause) }, { cause });
  } finally {
    await sql.end({ timeout: 0 });
  }
}

/** `number` is server_version_num: 140012 for 14.12. */
export function requireVersion(number: number, version: string): void {
  if (Math.floor(number / 10_000) < OLDEST_MAJOR) throw new HubError('DATABASE_TOO_OLD', { version });
}

/** `host:port/database`, the part of a database URL that may be shown. */
export function databaseAddress(url: string): string {
  const { hosts, database } = requirePostgresUrl(url);
  return `${hosts.map((host) => (/:\d+$/.test(host) ? host : `${host}:5432`)).join(',')}/${database}`;
}

const FORM = /^postgres(?:ql)?:\/\/(?:[^@/?#]*@)?(?<hosts>[^@/?#]+)(?:\/(?<database>[^/?#]*))?(?:\?[^#]*)?$/;
const HOST = /^(?:\[[0-9a-fA-F:.]+\]|[^:[\]\s]+)(?::\d{1,5})?$/;

function requirePostgresUrl(url: string): { hosts: string[]; database: string } {
  const parts = FORM.exec(url)?.groups;
  const hosts = parts?.hosts?.split(',') ?? [];
  if (hosts.length > 0 && hosts.every((host) => HOST.test(host)) && isDecodable(url)) {
    return { hosts, database: parts?.database ?? '' };
  }
  // The value itself stays out of the text and of the cause: it holds a password.
  throw new HubError('CONFIGURATION_INVALID', {
    name: 'DATABASE_URL',
    why: 'it must look like postgres://user:password@host:5432/database, with special characters in the password written as %XX',
  });
}

function isDecodable(text: string): boolean {
  try {
    return decodeURIComponent(text) !== '';
  } catch {
    return false;
  }
}

async function withinProbe<T>(answer: Promise<T>): Promise<T> {
  const stop = new AbortController();
  const late = delay(PROBE_MS, undefined, { signal: stop.signal }).then(() => {
    throw Object.assign(new Error('no answer'), { code: 'CONNECT_TIMEOUT' });
  });
  try {
    return await Promise.race([answer, late]);
  } finally {
    stop.abort();
    late.catch(() => undefined);
  }
}

const REASONS: Record<string, string> = {
  ECONNREFUSED: 'connection refused',
  ENOTFOUND: 'its host name is not known',
  EAI_AGAIN: 'its host name is not known',
  EHOSTUNREACH: 'there is no route to it',
  ENETUNREACH: 'there is no route to it',
  ETIMEDOUT: `no answer within ${PROBE_MS / 1000} seconds`,
  CONNECT_TIMEOUT: `no answer within ${PROBE_MS / 1000} seconds`,
  ECONNRESET: 'it closed the connection',
  CONNECTION_CLOSED: 'it closed the connection',
};

// What a server itself says in refusing ("password authentication failed for user …") helps its operator most.
function reasonOf(error: unknown): string {
  const { code, message } = error as { code?: string; message?: string };
  return (code === undefined ? undefined : REASONS[code]) ?? (message || code || 'unknown reason');
}
