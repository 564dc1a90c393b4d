import { HubError } from '../errors.ts';
import { log } from '../log.ts';
import type { AuditEvent, AuditReceipt, AuditWriter } from './event.ts';

// One commit carries everything that queued while the one before it was on its way to the disk.
const MOST_A_COMMIT = 500;
// Beyond this the disk does not keep up, and answers are refused rather than kept in memory without end.
const MOST_WAITING = 20_000;

interface Waiting {
  readonly event: AuditEvent;
  readonly resolve: (receipt: AuditReceipt) => void;
  readonly reject: (error: HubError) => void;
}

export interface AuditLog extends AuditWriter {
  /** Waits for what is queued. */
  close(): Promise<void>;
}

/** Makes a group of entries durable, and gives their receipts in the same order; whole groups, one after another. */
export type Commit = (events: readonly AuditEvent[]) => Promise<readonly AuditReceipt[]>;

/**
 * A log whose entries are written in groups: while one commit is on its way to the disk the next group gathers, so
 * that the wait is shared and never skipped.
 */
export function groupedCommits(commit: Commit): AuditLog {
  const queue: Waiting[] = [];
  let writing: Promise<void> | null = null;

  async function drain(): Promise<void> {
    while (queue.length > 0) {
      const group = queue.splice(0, MOST_A_COMMIT);
      try {
        const receipts = await commit(group.map(({ event }) => event));
        for (const [index, waiting] of group.entries()) waiting.resolve(receipts[index] as AuditReceipt);
      } catch (cause) {
        log.error({ err: cause, entries: group.length }, 'audit entries could not be written');
        for (const waiting of group) waiting.reject(new HubError('AUDIT_UNAVAILABLE', {}, { cause }));
      }
    }
    // In the same turn as the last look at the queue: an entry that came in between would wait for ever.
    writing = null;
  }

  return {
    append(event) {
      if (queue.length >= MOST_WAITING) return Promise.reject(new HubError('AUDIT_UNAVAILABLE'));
      return new Promise((resolve, reject) => {
        queue.push({ event, resolve, reject });
        writing ??= drain();
      });
    },
    close: async () => {
      await writing;
    },
  };
}
