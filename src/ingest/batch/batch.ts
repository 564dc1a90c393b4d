import { createHash } from 'node:crypto';
import { and, asc, desc, eq, lt, sql } from 'drizzle-orm';
import { type Moment, toShanghaiTime } from '../../clock.ts';
import { ADVISORY_LOCK } from '../../database/advisory-lock.ts';
import type { Database } from '../../database/statement.ts';
import { HubError } from '../../errors.ts';
import type { InspectedFile } from '../file/inspected-file.ts';
import { type BatchFailure, batches, findings } from './table.ts';

export type Batch = typeof batches.$inferSelect;
export type Finding = typeof findings.$inferSelect;

export interface Sender {
  readonly department: string;
  readonly client: string | null;
  readonly person: string | null;
}

/** The same file of the same department is the same batch, whenever it comes. */
export const batchId = ({ department }: Sender, kind: string, sha256: string): string =>
  `ib-${createHash('sha256')
    .update(JSON.stringify([department, kind, sha256]))
    .digest('base64url')
    .slice(0, 22)}`;

/** Throws INTAKE_RUNNING while another process has the batch; the lock ends with the connection. */
export async function lockBatch(db: Database, batch: string): Promise<void> {
  const [row] = await db.execute<{ taken: boolean }>(sql`
    select pg_try_advisory_lock(${ADVISORY_LOCK.intake}::int, hashtext(${batch})) as taken`);
  if (row?.taken !== true) throw new HubError('INTAKE_RUNNING', { batch });
}

export const unlockBatch = async (db: Database, batch: string): Promise<void> =>
  void (await db.execute(sql`select pg_advisory_unlock(${ADVISORY_LOCK.intake}::int, hashtext(${batch}))`));

/** The batch of a file: begun now, or as far as it has come before. */
export async function openBatch(
  db: Database,
  { sender, kind, file, moment }: { sender: Sender; kind: string; file: InspectedFile; moment: Moment },
): Promise<Batch> {
  const { sha256, name, format, bytes } = file;
  const id = batchId(sender, kind, sha256);
  const sentAt = toShanghaiTime(moment.now);
  await db
    .insert(batches)
    .values({
      ...sender,
      id,
      kind,
      sha256,
      fileName: name.slice(0, 255),
      format,
      bytes,
      state: 'APPLYING',
      sentAt,
    })
    // One that has failed is begun again where it was; one that is done stays so.
    .onConflictDoUpdate({
      target: batches.id,
      set: {
        state: sql`case when batches.state = 'FAILED' then 'APPLYING' else batches.state end`,
        failure: null,
      },
    });
  return requireBatch(db, sender.department, id);
}

/** Throws INTAKE_BATCH_UNKNOWN for a batch of somebody else as for one that does not exist. */
export async function requireBatch(db: Database, department: string, id: string): Promise<Batch> {
  const [batch] = await db
    .select()
    .from(batches)
    .where(and(eq(batches.id, id), eq(batches.department, department)));
  if (batch === undefined) throw new HubError('INTAKE_BATCH_UNKNOWN', { batch: id });
  return batch;
}

const LISTED = 200;

/** The latest batches of a department. */
export const batchesOf = (db: Database, department: string): Promise<Batch[]> =>
  db
    .select()
    .from(batches)
    .where(eq(batches.department, department))
    .orderBy(desc(batches.sentAt))
    .limit(LISTED);

export async function endBatch(
  db: Database,
  id: string,
  at: Date,
  failure: BatchFailure | null,
): Promise<void> {
  await db
    .update(batches)
    .set({ state: failure === null ? 'DONE' : 'FAILED', failure, finishedAt: toShanghaiTime(at) })
    .where(eq(batches.id, id));
}

export const findingsOf = (db: Database, batch: string, limit: number): Promise<Finding[]> =>
  db.select().from(findings).where(eq(findings.batch, batch)).orderBy(asc(findings.position)).limit(limit);

const PAGE = 2_000;

/** The rejected rows of a batch in the order of the file, however many they are. */
export async function* rejectedOf(db: Database, batch: string): AsyncIterable<readonly Finding[]> {
  for (let after = 0; ; ) {
    const page = await db
      .select()
      .from(findings)
      .where(
        and(
          eq(findings.batch, batch),
          eq(findings.outcome, 'REJECTED'),
          sql`${findings.position} > ${after}`,
        ),
      )
      .orderBy(asc(findings.position))
      .limit(PAGE);
    const last = page.at(-1);
    if (last === undefined) return;
    yield page;
    after = last.position;
  }
}

const KEPT_DAYS = 90;

/** Rejected rows hold personal data: whoever has not corrected them by now will not. */
export async function forgetOldFindings(db: Database, { now }: Moment): Promise<void> {
  const before = toShanghaiTime(new Date(now.getTime() - KEPT_DAYS * 86_400_000));
  const old = db.select({ id: batches.id }).from(batches).where(lt(batches.sentAt, before));
  await db.delete(findings).where(sql`${findings.batch} in ${old}`);
}
