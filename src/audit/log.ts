import { createHmac, randomBytes } from 'node:crypto';
import type { Sql } from 'postgres';
import { momentAt, toShanghaiTime } from '../clock.ts';
import { HubError } from '../errors.ts';
import { log } from '../log.ts';
import { type Entry, entryHash } from './entry-hash.ts';
import type { AuditEvent, AuditReceipt, AuditWriter } from './event.ts';

// One INSERT carries everything that queued while the one before it was on its way to the disk.
const MOST_A_COMMIT = 500;
// Beyond this the disk does not keep up, and answers are refused rather than kept in memory without end.
const MOST_WAITING = 20_000;

interface Waiting {
  readonly event: AuditEvent;
  readonly resolve: (receipt: AuditReceipt) => void;
  readonly reject: (error: HubError) => void;
}

interface Head {
  chain: string;
  seq: number;
  hash: string;
}

export interface AuditLog extends AuditWriter {
  /** Waits for what is queued. */
  close(): Promise<void>;
}

/**
 * The audit log of this process. Entries are written in groups: while one commit is on its way to the disk the
 * next group gathers, so that the wait is shared and never skipped. The client must be one that drizzle never
 * saw, because drizzle replaces the client's date parsers.
 */
export function openAuditLog(sql: Sql, hashKey: Uint8Array): AuditLog {
  const process = randomBytes(6).toString('hex');
  const queue: Waiting[] = [];
  let head: Head | null = null;
  let writing: Promise<void> | null = null;

  async function drain(): Promise<void> {
    while (queue.length > 0) {
      const group = queue.splice(0, MOST_A_COMMIT);
      try {
        const receipts = await commit(group.map(({ event }) => event));
        for (const [index, waiting] of group.entries()) waiting.resolve(receipts[index] as AuditReceipt);
      } catch (cause) {
        // Whether the commit reached the disk is unknown now: the next group asks the table where the chain ends.
        head = null;
        log.error({ err: cause, entries: group.length }, 'audit entries could not be written');
        for (const waiting of group) waiting.reject(new HubError('AUDIT_UNAVAILABLE', {}, { cause }));
      }
    }
    // In the same turn as the last look at the queue: an entry that came in between would wait for ever.
    writing = null;
  }

  async function commit(events: readonly AuditEvent[]): Promise<AuditReceipt[]> {
    const chain = `${process}-${momentAt(new Date()).today.slice(0, 7)}`;
    const start: Head = head?.chain === chain ? head : await headOf(sql, chain);
    let { seq, hash } = start;
    const rows = events.map((event) => {
      seq += 1;
      const row = { chain, seq, ...rowOf(event, hashKey) };
      hash = entryHash(hash, row);
      return { ...row, hash };
    });
    await sql`insert into audit.entries
      select * from jsonb_populate_recordset(null::audit.entries, ${JSON.stringify(rows)}::text::jsonb)`;
    head = { chain, seq, hash };
    return rows.map((row) => ({ chain, seq: row.seq, hash: row.hash }));
  }

  function append(event: AuditEvent): Promise<AuditReceipt> {
    if (queue.length >= MOST_WAITING) return Promise.reject(new HubError('AUDIT_UNAVAILABLE'));
    return new Promise((resolve, reject) => {
      queue.push({ event, resolve, reject });
      writing ??= drain();
    });
  }

  return {
    append,
    close: async () => {
      await writing;
    },
  };
}

async function headOf(sql: Sql, chain: string): Promise<Head> {
  const [last] = await sql<{ seq: string; hash: string }[]>`
    select seq, hash from audit.entries where chain = ${chain} order by seq desc limit 1`;
  return last === undefined ? { chain, seq: 0, hash: '' } : { chain, seq: Number(last.seq), hash: last.hash };
}

function rowOf(event: AuditEvent, hashKey: Uint8Array): Omit<Entry, 'chain' | 'seq'> {
  return {
    at: toShanghaiTime(event.at),
    department: storable(event.department),
    client: storable(event.client),
    person: storable(event.person),
    purpose: storable(event.purpose),
    case_number: storable(event.caseNumber),
    operation_name: storable(event.operationName),
    operation_hash: event.operationHash,
    coordinates: event.coordinates,
    subjects: event.subjects.map((subject) => hashSubject(subject, hashKey)),
    subject_count: event.subjects.length,
    policy_version: event.policyVersion,
    decision_hash: event.decisionHash,
    outcome: event.outcome,
    duration_ms: event.durationMs,
  };
}

/** PostgreSQL has no U+0000 and no half pairs: one such text in an entry would refuse its whole group. */
const storable = (text: string | null): string | null =>
  text === null ? null : text.replaceAll('\0', '\u{FFFD}').replace(/\p{Surrogate}/gu, '\u{FFFD}');

/** A subject as the audit knows it: equal for equal codes, and nothing without the key. */
export const hashSubject = (uscc: string, hashKey: Uint8Array): string =>
  createHmac('sha256', hashKey).update(uscc).digest('base64url').slice(0, 22);
