import { randomBytes } from 'node:crypto';
import type { Sql } from 'postgres';
import { connectDatabase } from '../database/connect.ts';
import { keepConnection } from '../database/kept-connection.ts';
import { type Announced, readAnnounced } from './announced.ts';
import { CHANGES_CHANNEL, type Change, readChange } from './change.ts';
import { LEASE_MS } from './lease.ts';

/** Often enough that a beat which takes half a lease on a busy machine is followed by another one in time. */
const BEAT_MS = 25;
// A process that nobody asks leaves the database in peace; what is changed meanwhile it hears all the same.
const IDLE_MS = 5_000;
// Beats that do not come back must not pile up; those under way cover more than a lease.
const MOST_UNDER_WAY = 8;

export interface ChangeReader {
  /** Everything of that change is to be forgotten now. */
  change(change: Change): void;
  /** Changes may have been missed: everything is to be forgotten. */
  lost(): void;
}

/** Hears what is changed in the database, and knows up to when it has heard it all. */
export interface ChangeListener {
  /** Whether the changes of a table are announced by that column; never while the connection is away. */
  announces(table: string, column: string): boolean;
  /** Whether every change has been heard that was committed a lease ago or earlier. */
  isFresh(): boolean;
  close(): Promise<void>;
}

/**
 * Listens on a connection of its own. PostgreSQL delivers notifications in the order of the commits, so a beat that
 * this connection sends to itself comes back behind every change that was committed before it was sent. The clock is
 * the process's monotonic one, and no other's.
 */
export async function listenToChanges(url: string, reader: ChangeReader): Promise<ChangeListener> {
  const process = randomBytes(6).toString('hex');
  let session = 0;
  let announced: Announced = new Map();
  let heardUntil = Number.NEGATIVE_INFINITY;
  let askedAt = Number.NEGATIVE_INFINITY;
  let beat = 0;
  let underWay = new Map<number, number>();

  const beatChannel = () => `hub_beat_${process}_${session}`;

  function lose(): void {
    session += 1;
    announced = new Map();
    heardUntil = Number.NEGATIVE_INFINITY;
    underWay = new Map();
    reader.lost();
  }

  function hear(channel: string, payload: string): void {
    if (channel === beatChannel()) comeBack(Number(payload));
    if (channel !== CHANGES_CHANNEL) return;
    const change = readChange(payload);
    if (change === null) reader.lost();
    else reader.change(change);
  }

  function comeBack(number: number): void {
    heardUntil = underWay.get(number) ?? heardUntil;
    for (const sent of underWay.keys()) if (sent <= number) underWay.delete(sent);
  }

  const connection = await keepConnection(
    (onClose) =>
      connectDatabase(url, {
        max: 1,
        applicationName: 'hub changes',
        onNotify: hear,
        onClose: () => {
          lose();
          onClose();
        },
      }),
    async (sql) => {
      lose();
      // In one message, so on one connection: beats must not come back over one that does not hear the changes.
      await sql.unsafe(`listen ${CHANGES_CHANNEL}; listen ${beatChannel()}`).simple();
      const listening = session;
      const found = await readAnnounced(sql);
      if (session === listening) announced = found;
    },
  );

  function sendBeat(sql: Sql): void {
    if (announced.size === 0 || underWay.size >= MOST_UNDER_WAY) return;
    const sent = ++beat;
    const sentIn = underWay.set(sent, performance.now());
    sql
      .unsafe(`notify ${beatChannel()}, '${sent}'`)
      .simple()
      .catch(() => sentIn.delete(sent));
  }

  const timer = setInterval(() => {
    if (performance.now() - askedAt < IDLE_MS) sendBeat(connection.sql);
  }, BEAT_MS);

  return {
    announces: (table, column) => announced.get(table)?.has(column) ?? false,
    isFresh() {
      const now = performance.now();
      const idle = now - askedAt >= IDLE_MS;
      askedAt = now;
      if (idle) sendBeat(connection.sql);
      return now - heardUntil < LEASE_MS;
    },
    async close() {
      clearInterval(timer);
      announced = new Map();
      await connection.end();
    },
  };
}
