import { createHash } from 'node:crypto';
import type { Asked, AskOptions } from './hub.ts';

const PULL = `query Pull($after: String, $first: Int!) {
  sanctionFeed(after: $after, first: $first) {
    endCursor hasMore
    changes {
      cursor operation reason kind recordId version changedAt
      subject { uscc name } source { id }
      record {
        __typename
        ... on PenaltyDisclosure { id decisionNumber fineAmount severity state legalRepresentative disputed }
        ... on AbnormalListing { id reason listedOn removedOn }
        ... on SeriousViolationListing { id ground listedOn }
      }
    }
  }
}`;

export interface PulledChange {
  readonly cursor: string;
  readonly operation: 'UPSERT' | 'RETRACT';
  readonly reason: string;
  readonly kind: string;
  readonly recordId: string;
  readonly version: number;
  readonly subject: { readonly uscc: string; readonly name: string } | null;
  // biome-ignore lint/suspicious/noExplicitAny: whichever record it is.
  readonly record: any;
}

/** Posts an operation as one application of one department. */
export type Ask = (query: string, variables: Record<string, unknown>) => Promise<Asked>;

/** A credit platform as the README describes one: it keeps what is told and forgets what is taken back. */
export class SanctionClient {
  cursor: string | null = null;
  /** `KIND id` → what it was told last. */
  readonly held = new Map<string, PulledChange>();

  constructor(
    private readonly ask: Ask,
    private readonly pageSize = 500,
  ) {}

  /** One page; what it says is taken in before the cursor moves. */
  async page(): Promise<{ readonly changes: PulledChange[]; readonly hasMore: boolean }> {
    const { body } = await this.ask(PULL, { after: this.cursor, first: this.pageSize });
    // What is not shared is null and stays so; of anything else this page may be lacking, so it is asked for again.
    const failed = (body.errors ?? []).filter(
      (error: { extensions: { code: string } }) => error.extensions.code !== 'FIELD_NOT_SHARED',
    );
    if (failed.length > 0) throw new Error(JSON.stringify(failed));
    const { changes, endCursor, hasMore } = body.data.sanctionFeed;
    for (const change of changes as PulledChange[]) this.take(change);
    this.cursor = endCursor;
    return { changes, hasMore };
  }

  /** All that there is now. */
  async pull(): Promise<PulledChange[]> {
    const all: PulledChange[] = [];
    for (;;) {
      const { changes, hasMore } = await this.page();
      all.push(...changes);
      if (!hasMore) return all;
    }
  }

  async acknowledge(digest?: string): Promise<Asked> {
    const query =
      'mutation ($cursor: String!, $digest: String) { acknowledgeSanctions(cursor: $cursor, digest: $digest) { held digest matches } }';
    return this.ask(query, { cursor: this.cursor, digest });
  }

  digest(): string {
    const lines = [...this.held.values()].map(
      ({ kind, recordId, version }) => `${kind} ${recordId} ${version}`,
    );
    const sorted = lines.map((line) => Buffer.from(line)).sort(Buffer.compare);
    return createHash('sha256').update(sorted.map(String).join('\n')).digest('hex');
  }

  private take(change: PulledChange): void {
    const key = `${change.kind} ${change.recordId}`;
    if (change.operation === 'UPSERT') this.held.set(key, change);
    else this.held.delete(key);
  }
}

export const sanctioning = (options: AskOptions = {}): AskOptions => ({
  ...options,
  headers: { 'x-purpose': 'joint-sanction', ...options.headers },
});
