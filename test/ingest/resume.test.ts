import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { ADVISORY_LOCK } from '../../src/database/advisory-lock.ts';
import { openRunner } from '../../src/ingest/desk/runner.ts';
import { testDatabase } from '../kit/database.ts';
import { openIntake, type SentFile } from '../kit/intake.ts';
import { until } from '../kit/records.ts';
import { sampleUscc } from '../kit/sample-uscc.ts';

const { sql, url } = await testDatabase();
const intake = await openIntake(url);
const PROCESS = fileURLToPath(new URL('../../src/ingest/desk/process.ts', import.meta.url));

const ROWS = 12_000;
const file: SentFile = {
  name: 'large.csv',
  content: [
    'uniSCID,entName,regState',
    ...Array.from({ length: ROWS }, (_, n) =>
      n % 1_000 === 999 ? `wrong,错${n},存续` : `${sampleUscc(n)},示例市第${n}号公司,存续`,
    ),
  ],
};

const jobFor = async (of: SentFile) => {
  const { kind, sender, path, fileName, limits, moment, hashKey } = await intake.job('registrations', of);
  return {
    databaseUrl: url,
    kind: kind.name,
    sender,
    path,
    fileName,
    limits,
    now: moment.now.toISOString(),
    hashKey: Buffer.from(hashKey as Uint8Array).toString('base64'),
    isDryRun: false,
  };
};

const counted = async () => {
  const [batch] = await sql`select rows, rejected, state from intake.batches where file_name = 'large.csv'`;
  const [stored] = await sql`select count(*)::int as count from subject.subjects`;
  const [logged] = await sql`select count(*)::int as count from subject.changes where kind = 'subject'`;
  return { batch, stored: stored?.count as number, logged: logged?.count as number };
};

const connections = () => sql<{ pid: number }[]>`
  select pid from pg_stat_activity where application_name = 'hub intake' and datname = current_database()`;

const locks = () => sql`
  select 1 from pg_locks join pg_database on pg_database.oid = database
  where locktype = 'advisory' and classid = ${ADVISORY_LOCK.intake} and datname = current_database()`;

function startProcess(): ChildProcess {
  return fork(PROCESS, { execArgv: ['--import', 'tsx'], stdio: ['ignore', 'ignore', 'inherit', 'ipc'] });
}

describe('a file that is being taken in', () => {
  it('is in whole chunks after kill -9, goes on where it stopped, and changes nothing the second time', async () => {
    const job = await jobFor(file);
    let last = 0;
    // Killed again and again, each time a little further.
    for (let kills = 0; kills < 4; kills += 1) {
      const child = startProcess();
      child.send({ job, years: [] });
      await until(async () => ((await counted()).batch?.rows ?? 0) > last);
      child.kill('SIGKILL');
      await once(child, 'exit');
      await until(async () => (await connections()).length === 0);
      const { batch, stored, logged } = await counted();
      last = batch?.rows as number;
      expect(stored).toBe(last - (batch?.rejected as number));
      expect(logged).toBe(stored);
      if (batch?.state === 'DONE') break;
    }
    const finished = await intake.send('registrations', file);
    expect(finished.batch).toMatchObject({ state: 'DONE', rows: ROWS, created: ROWS - 12, rejected: 12 });
    expect(finished.faults.map(({ line }) => line)).toEqual(
      Array.from({ length: 12 }, (_, n) => n * 1_000 + 1_001),
    );
    const before = await counted();
    expect(before).toMatchObject({ stored: ROWS - 12, logged: ROWS - 12 });
    expect((await intake.send('registrations', file)).isKnown).toBe(true);
    expect(await counted()).toEqual(before);
  }, 120_000);

  it('is taken in by one process at a time', async () => {
    const slow = {
      ...file,
      name: 'slow.csv',
      content: [...(file.content as string[]), `${sampleUscc(ROWS)},末公司,存续`],
    };
    const job = await jobFor(slow);
    const child = startProcess();
    child.send({ job, years: [] });
    await until(async () => (await locks()).length > 0);
    // It has the file for as long as this takes, however fast it is.
    child.kill('SIGSTOP');
    await expect(intake.send('registrations', slow)).rejects.toMatchObject({ code: 'INTAKE_RUNNING' });
    child.kill('SIGCONT');
    let outcome: unknown;
    child.on('message', (message: object) => {
      if (!('bytes' in message)) outcome = message;
    });
    await until(() => outcome !== undefined);
    expect(outcome).toMatchObject({ taken: { isKnown: false } });
    child.disconnect();
  }, 60_000);
});

describe('the process of its own', () => {
  it('is made anew after it was killed, and the hub hears that the file is not in', async () => {
    const runner = openRunner();
    const job = await jobFor({
      ...file,
      name: 'killed.csv',
      content: [...(file.content as string[]), 'wrong,末,存续'],
    });
    const running = runner.run(job);
    const waiting = runner.run({ ...job, isDryRun: true });
    await until(
      async () => (await sql`select 1 from intake.batches where file_name = 'killed.csv'`).length > 0,
    );
    const rows = await connections();
    // Its connection goes away under it: the job has failed, the process lives.
    for (const { pid } of rows) await sql`select pg_terminate_backend(${pid})`;
    expect(await running).toEqual({ failed: true });
    expect(await waiting).toMatchObject({ dryRun: { rows: ROWS + 1, rejected: 13 } });
    expect(await runner.run(job)).toMatchObject({ taken: { isKnown: false } });
    runner.close();
  }, 60_000);
});
