import { createHash } from 'node:crypto';

/** An entry as it is stored, but for its hash. */
export interface Entry {
  readonly chain: string;
  readonly seq: number;
  /** RFC 3339 in Asia/Shanghai, with milliseconds. */
  readonly at: string;
  readonly department: string | null;
  readonly client: string | null;
  readonly person: string | null;
  readonly purpose: string | null;
  readonly case_number: string | null;
  readonly operation_name: string | null;
  readonly operation_hash: string;
  readonly coordinates: Readonly<Record<string, string>>;
  readonly subjects: readonly string[];
  readonly subject_count: number;
  readonly policy_version: string;
  readonly decision_hash: string;
  readonly outcome: string;
  readonly duration_ms: number;
}

const sorted = new WeakMap<Entry['coordinates'], readonly (readonly [string, string])[]>();

/** An operation that is asked often comes with the same object each time. */
function sortedCoordinates(coordinates: Entry['coordinates']) {
  let found = sorted.get(coordinates);
  if (found === undefined) {
    found = Object.entries(coordinates).sort(([a], [b]) => (a < b ? -1 : 1));
    sorted.set(coordinates, found);
  }
  return found;
}

/**
 * The hash of an entry and all before it in its chain: SHA-256, hex, over the hash before it (empty for the first)
 * and the entry as JSON. Whoever has the table can work it out again, so the keys of `coordinates` are sorted:
 * jsonb does not keep the order in which they were written.
 */
export function entryHash(previous: string, entry: Entry): string {
  const content = [
    entry.chain,
    entry.seq,
    entry.at,
    entry.department,
    entry.client,
    entry.person,
    entry.purpose,
    entry.case_number,
    entry.operation_name,
    entry.operation_hash,
    sortedCoordinates(entry.coordinates),
    entry.subjects,
    entry.subject_count,
    entry.policy_version,
    entry.decision_hash,
    entry.outcome,
    entry.duration_ms,
  ];
  return createHash('sha256').update(previous).update(JSON.stringify(content)).digest('hex');
}
