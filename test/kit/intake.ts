import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { afterAll } from 'vitest';
import { writeRecords } from '../../src/changes/write.ts';
import { type Moment, momentAt } from '../../src/clock.ts';
import { readConfig } from '../../src/config.ts';
import { transactionConnection } from '../../src/database/transaction-connection.ts';
import { DEPARTMENTS } from '../../src/demo/departments.ts';
import { type Finding, findingsOf } from '../../src/ingest/batch/batch.ts';
import type { Fault } from '../../src/ingest/fault.ts';
import { type IntakeJob, type Taken, takeIn } from '../../src/ingest/intake.ts';
import { intakeKind } from '../../src/ingest/kind/kinds.ts';
import type { IntakeLimits } from '../../src/ingest/limits.ts';
import { rejectsFile } from '../../src/ingest/rejects/rejects-file.ts';
import { departmentRecords } from '../../src/sharing/record.ts';
import { removeFolder, temporaryFolder } from './temporary-folder.ts';

export const INTAKE_MOMENT = momentAt(new Date('2026-11-22T10:00:00+08:00'));

export interface SentFile {
  readonly name: string;
  readonly content: string | Uint8Array | readonly string[];
  readonly department?: string;
  readonly limits?: Partial<IntakeLimits>;
  readonly moment?: Moment;
}

export interface Sent extends Taken {
  readonly faults: readonly Fault[];
  readonly findings: readonly Finding[];
  /** The file of rejected rows. */
  rejects(): Promise<Buffer>;
}

export interface Intake {
  readonly folder: string;
  send(kind: string, file: SentFile): Promise<Sent>;
  job(kind: string, file: SentFile): Promise<IntakeJob>;
}

/** Sends files as departments do; everything is closed after the last test. */
export async function openIntake(url: string): Promise<Intake> {
  const folder = await temporaryFolder();
  const connection = transactionConnection(url, { applicationName: 'hub test intake' });
  const assertedAt = INTAKE_MOMENT.now.toISOString();
  const members = DEPARTMENTS.map((department) => ({ ...department, assertedAt }));
  await writeRecords(connection.db, departmentRecords, members, INTAKE_MOMENT.now);
  afterAll(async () => {
    await connection.end();
    await removeFolder(folder);
  });

  async function job(
    kind: string,
    { name, content, department, limits, moment }: SentFile,
  ): Promise<IntakeJob> {
    const path = join(folder, name);
    const bytes = typeof content === 'string' || content instanceof Uint8Array ? content : lines(content);
    await writeFile(path, bytes);
    return {
      kind: intakeKind(kind),
      sender: { department: department ?? 'market-regulation', client: 'test', person: null },
      path,
      fileName: name,
      limits: { ...readConfig({}).intake, ...limits },
      moment: moment ?? INTAKE_MOMENT,
      hashKey: new Uint8Array(32).fill(3),
      onBytes: () => undefined,
    };
  }

  return {
    folder,
    job,
    async send(kind, file) {
      const taken = await takeIn(connection, await job(kind, file));
      const findings = await findingsOf(connection.db, taken.batch.id, 10_000);
      return {
        ...taken,
        findings,
        faults: findings.flatMap(({ faults }) => faults),
        rejects: async () => buffer((await rejectsFile(connection.db, taken.batch)).content),
      };
    },
  };
}

const lines = (of: readonly string[]): string => `${of.join('\n')}\n`;
