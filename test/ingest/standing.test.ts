import { drizzle } from 'drizzle-orm/postgres-js';
import { afterAll, describe, expect, it } from 'vitest';
import { connectDatabase } from '../../src/database/connect.ts';
import { batchesOf, lockBatch, openBatch, unlockBatch } from '../../src/ingest/batch/batch.ts';
import { standing } from '../../src/ingest/batch/standing.ts';
import { inspectFile } from '../../src/ingest/file/inspected-file.ts';
import { testDatabase } from '../kit/database.ts';
import { openIntake } from '../kit/intake.ts';

const { url } = await testDatabase();
const intake = await openIntake(url);
const clients = [connectDatabase(url, { max: 1 }), connectDatabase(url, { max: 1 })] as const;
afterAll(() => Promise.all(clients.map((client) => client.end())));
const [db, worker] = [drizzle(clients[0]), drizzle(clients[1])];

const begun = async (name: string) => {
  const content = ['uniSCID,entName,regState', name];
  const { kind, sender, path, limits, moment } = await intake.job('registrations', { name, content });
  const file = await inspectFile(path, name, limits);
  return (await openBatch(db, { sender, kind: kind.name, file, moment })).id;
};

const stateOf = async (id: string, waiting: string[] = []) => {
  const found = await standing(db, () => batchesOf(db, 'market-regulation'), new Set(waiting));
  return found.find((batch) => batch.id === id)?.state;
};

describe('a batch', () => {
  it('waits, is applied, or is interrupted, whatever stands in the table', async () => {
    const [id, other] = [await begun('a.csv'), await begun('b.csv')];
    expect(await stateOf(id, [id])).toBe('WAITING');
    await lockBatch(worker, id);
    expect([await stateOf(id, [id]), await stateOf(other)]).toEqual(['APPLYING', 'INTERRUPTED']);
    await unlockBatch(worker, id);
    expect(await stateOf(id)).toBe('INTERRUPTED');
  });

  it('that is done is so, whoever has a lock', async () => {
    const sent = await intake.send('registrations', {
      name: 'c.csv',
      content: ['uniSCID,entName,regState', 'wrong,错,存续'],
    });
    await lockBatch(worker, sent.batch.id);
    expect(await stateOf(sent.batch.id)).toBe('DONE');
    await unlockBatch(worker, sent.batch.id);
  });
});
