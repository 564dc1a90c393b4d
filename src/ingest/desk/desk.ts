import { setTimeout as delay } from 'node:timers/promises';
import type { Clock } from '../../clock.ts';
import type { Database } from '../../database/statement.ts';
import { HubError } from '../../errors.ts';
import { batchesOf, findingsOf, openBatch, requireBatch, type Sender } from '../batch/batch.ts';
import { requireSender } from '../batch/sender.ts';
import { type StandingBatch, standing } from '../batch/standing.ts';
import type { DryRun, JudgedFault } from '../dry-run.ts';
import { inspectFile } from '../file/inspected-file.ts';
import { intakeKind } from '../kind/kinds.ts';
import type { IntakeLimits } from '../limits.ts';
import { type RejectsFile, rejectsFile } from '../rejects/rejects-file.ts';
import { openRunner } from './runner.ts';

export interface Upload {
  readonly kind: string;
  readonly sender: Sender;
  readonly path: string;
  readonly fileName: string;
}

export interface ToldBatch {
  readonly batch: StandingBatch;
  /** The file was done before it was sent this time. */
  readonly isKnown: boolean;
  /** Of the first rows that have any. */
  readonly faults: readonly JudgedFault[];
}

/** Where departments hand in their files, and see what became of them. */
export interface IntakeDesk {
  readonly limits: IntakeLimits;
  /** Before the file is received: throws what would keep it from being taken in whatever is in it. */
  admit(kind: string, department: string): Promise<void>;
  /** Answers when the file is in, or after a while with how far it is. The file may go when `isOver` has resolved. */
  receive(upload: Upload): Promise<{ told: ToldBatch; isOver: Promise<unknown> }>;
  judge(upload: Upload): Promise<DryRun>;
  batches(department: string): Promise<StandingBatch[]>;
  batch(department: string, id: string): Promise<ToldBatch>;
  rejects(department: string, id: string): Promise<RejectsFile>;
  close(): void;
}

export interface DeskParts {
  readonly db: Database;
  readonly databaseUrl: string;
  readonly limits: IntakeLimits;
  readonly clock: Clock;
  /** Keys the hashes of persons. */
  readonly hashKey: Uint8Array;
}

// Longer than most files take, shorter than what stands before a hub waits for an answer.
const ANSWER_MS = 20_000;
const FAULTS_TOLD = 100;

export function openDesk({ db, databaseUrl, limits, clock, hashKey }: DeskParts): IntakeDesk {
  const runner = openRunner();
  // Of this hub; a batch that waits in another one is told as interrupted until it begins.
  const handedIn = new Set<string>();

  const run = (upload: Upload, isDryRun: boolean) =>
    runner.run({
      ...upload,
      databaseUrl,
      limits,
      now: clock().now.toISOString(),
      hashKey: Buffer.from(hashKey).toString('base64'),
      isDryRun,
    });

  async function told(department: string, id: string, isKnown = false): Promise<ToldBatch> {
    const read = async () => [await requireBatch(db, department, id)];
    const [batch] = (await standing(db, read, handedIn)) as [StandingBatch];
    const found = await findingsOf(db, id, FAULTS_TOLD);
    const faults = found.flatMap(({ outcome, faults }) => faults.map((fault) => ({ ...fault, outcome })));
    return { batch, isKnown, faults: faults.slice(0, FAULTS_TOLD) };
  }

  return {
    limits,
    admit: (kind, department) => requireSender(db, department, intakeKind(kind)),
    async receive(upload) {
      const { sender, path, fileName } = upload;
      const kind = intakeKind(upload.kind);
      const file = await inspectFile(path, fileName, limits);
      const { id, state } = await openBatch(db, { sender, kind: kind.name, file, moment: clock() });
      if (state === 'DONE')
        return { told: await told(sender.department, id, true), isOver: Promise.resolve() };
      handedIn.add(id);
      const isOver = run(upload, false).finally(() => handedIn.delete(id));
      const late = new AbortController();
      const outcome = await Promise.race([isOver, waited(late.signal)]).finally(() => late.abort());
      if (outcome !== undefined && 'refused' in outcome) throw refusalOf(outcome.refused);
      return { told: await told(sender.department, id), isOver };
    },
    async judge(upload) {
      const outcome = await run(upload, true);
      if ('dryRun' in outcome) return outcome.dryRun;
      throw 'refused' in outcome
        ? refusalOf(outcome.refused)
        : new Error('A dry run ended without a result.');
    },
    batches: (department) => standing(db, () => batchesOf(db, department), handedIn),
    batch: told,
    async rejects(department, id) {
      return rejectsFile(db, await requireBatch(db, department, id));
    },
    close: runner.close,
  };
}

const waited = (signal: AbortSignal): Promise<undefined> =>
  delay(ANSWER_MS, undefined, { signal }).catch(() => undefined);

const refusalOf = ({ code, values }: Pick<HubError, 'code' | 'values'>): HubError =>
  new HubError(code, values);
