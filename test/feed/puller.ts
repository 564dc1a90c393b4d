import { setTimeout as delay } from 'node:timers/promises';
import type { Sql } from 'postgres';
import { type PulledChange, SanctionClient } from '../kit/sanction-client.ts';
import type { Random } from './random.ts';
import { PERSON } from './region.ts';

export interface PullerRights {
  readonly name: string;
  readonly department: string;
  readonly purpose: string;
  readonly abnormal: boolean;
  /** Whether the name of a person may ever be shown to it whole. */
  readonly named: boolean;
}

export const PULLERS: readonly PullerRights[] = [
  { name: 'credit', department: 'credit-office', purpose: 'joint-sanction', abnormal: true, named: false },
  { name: 'education', department: 'education', purpose: 'joint-sanction', abnormal: true, named: true },
  { name: 'narrow', department: 'credit-office', purpose: 'narrow-sanction', abnormal: false, named: false },
];

export interface PullerCounts {
  pages: number;
  upserts: number;
  retracts: number;
  replays: number;
  failures: number;
  acknowledged: number;
}

export type AskAs = (rights: PullerRights, name: string) => ConstructorParameters<typeof SanctionClient>[0];

/** A puller that looks, at every page, for what must not happen. */
export class WatchfulPuller {
  readonly counts: PullerCounts = {
    pages: 0,
    upserts: 0,
    retracts: 0,
    replays: 0,
    failures: 0,
    acknowledged: 0,
  };
  readonly violations: string[] = [];
  readonly client: SanctionClient;
  /** By record, the greatest amount that was told: contents only grow. */
  private readonly seen = new Map<string, number>();
  /** By record, the amount that was told last when it was retracted. */
  private readonly ended = new Map<string, number>();
  private readonly cursors: string[] = [];

  constructor(
    readonly rights: PullerRights,
    ask: AskAs,
    private readonly random: Random,
  ) {
    this.client = new SanctionClient(ask(rights, rights.name), 40);
  }

  /** Pulls until it is told to stop; now and then from an earlier cursor, as after a crash of its own. */
  async run(stop: AbortSignal): Promise<void> {
    while (!stop.aborted) {
      try {
        if (this.cursors.length > 3 && this.random(12) === 0) this.goBack();
        const { hasMore } = await this.page();
        if (this.random(10) === 0) await this.acknowledge();
        if (!hasMore) await delay(20 + this.random(150));
      } catch (error) {
        // The hub is down, or its database is; the cursor is still the one before.
        this.judgeFailure(error);
        this.counts.failures += 1;
        await delay(150);
      }
    }
  }

  async page(): Promise<{ readonly hasMore: boolean }> {
    const { changes, hasMore } = await this.client.page();
    this.counts.pages += 1;
    for (const change of changes) this.judge(change);
    if (this.client.cursor !== null) this.cursors.push(this.client.cursor);
    if (this.cursors.length > 40) this.cursors.shift();
    return { hasMore };
  }

  private goBack(): void {
    this.client.cursor = this.cursors[this.random(this.cursors.length)] ?? null;
    this.counts.replays += 1;
  }

  private async acknowledge(): Promise<void> {
    const { body } = await this.client.acknowledge();
    if (body.errors === undefined) this.counts.acknowledged += 1;
  }

  private judge(change: PulledChange): void {
    const { operation, kind, recordId, record, subject } = change;
    const key = `${kind} ${recordId}`;
    if (kind === 'ABNORMAL_LISTING' && !this.rights.abnormal)
      this.violated(`${key} was told, and nothing of it is shared`);
    if (operation === 'RETRACT') {
      this.counts.retracts += 1;
      this.ended.set(key, this.seen.get(key) ?? 0);
      if (record !== null || subject !== null) this.violated(`${key} was retracted with its content`);
      return;
    }
    this.counts.upserts += 1;
    if (record?.fineAmount === undefined || record.fineAmount === null) return;
    const amount = Number(record.fineAmount);
    if (amount < (this.seen.get(key) ?? 0))
      this.violated(`${key} went back from ${this.seen.get(key)} to ${amount}`);
    // Whatever is published anew has grown since.
    if (amount <= (this.ended.get(key) ?? -1))
      this.violated(`${key} was told with the content that was retracted`);
    this.seen.set(key, amount);
    if (record.legalRepresentative === PERSON && !this.rights.named)
      this.violated(`${key} was told with a name`);
  }

  private judgeFailure(error: unknown): void {
    const text = String(error);
    if (/CURSOR_(INVALID|EXPIRED)/.test(text)) this.violated(`its cursor was refused: ${text.slice(0, 200)}`);
  }

  private violated(what: string): void {
    this.violations.push(`${this.rights.name}: ${what}`);
  }
}

/** What is in force by the tables themselves: `KIND id version`. */
export async function inForce(sql: Sql, { abnormal }: PullerRights): Promise<string[]> {
  const rows = await sql<{ line: string }[]>`
    select 'PENALTY_DISCLOSURE ' || id || ' ' || version as line from penalty_disclosure.disclosures
    where state = 'PUBLISHED' and severity <> 'MINOR' and publicity_ends_on >= (now() at time zone 'Asia/Shanghai')::date
    union all
    select 'ABNORMAL_LISTING ' || id || ' ' || version from credit.abnormal_listings
    where ${abnormal} and repair_number is null and (removed_on is null or removed_on > (now() at time zone 'Asia/Shanghai')::date)`;
  return rows.map(({ line }) => line).sort();
}

export const heldBy = ({ held }: SanctionClient): string[] =>
  [...held.values()].map(({ kind, recordId, version }) => `${kind} ${recordId} ${version}`).sort();
