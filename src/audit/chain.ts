import { createHmac } from 'node:crypto';
import { LRUCache } from 'lru-cache';
import { momentAt, toShanghaiTime } from '../clock.ts';
import { type Entry, entryHash } from './entry-hash.ts';
import type { AuditEvent, AuditReceipt } from './event.ts';

/** Where a chain ends: the next entry’s hash covers this one. `seq` 0 and no hash for a chain without entries. */
export type Head = AuditReceipt;

export type HashedEntry = Entry & { readonly hash: string };

export const emptyChain = (chain: string): Head => ({ chain, seq: 0, hash: '' });

/** The chain of a process in the month that now is in Asia/Shanghai: `4f2a9c01d7be-2026-11`. */
export const chainOfMonth = (process: string): string =>
  `${process}-${momentAt(new Date()).today.slice(0, 7)}`;

/** The entries of events, in their order, behind the end of a chain. */
export function linkEntries(
  head: Head,
  events: readonly AuditEvent[],
  hashKey: Uint8Array,
): { readonly entries: readonly HashedEntry[]; readonly head: Head } {
  const { chain } = head;
  let { seq, hash } = head;
  const entries = events.map((event) => {
    seq += 1;
    const entry = { chain, seq, ...contentOf(event, hashKey) };
    hash = entryHash(hash, entry);
    return { ...entry, hash };
  });
  return { entries, head: { chain, seq, hash } };
}

export const receiptOf = ({ chain, seq, hash }: HashedEntry): AuditReceipt => ({ chain, seq, hash });

function contentOf(event: AuditEvent, hashKey: Uint8Array): Omit<Entry, 'chain' | 'seq'> {
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

// The subjects of a region that is read all the time, in some 10 MB.
const KNOWN_HASHES = 50_000;
const hashes = new WeakMap<Uint8Array, LRUCache<string, string>>();

/** A subject as the audit knows it: equal for equal codes, and nothing without the key. */
export function hashSubject(uscc: string, hashKey: Uint8Array): string {
  let known = hashes.get(hashKey);
  if (known === undefined) {
    known = new LRUCache({ max: KNOWN_HASHES });
    hashes.set(hashKey, known);
  }
  let hash = known.get(uscc);
  if (hash === undefined) {
    hash = createHmac('sha256', hashKey).update(uscc).digest('base64url').slice(0, 22);
    known.set(uscc, hash);
  }
  return hash;
}
