import { beforeEach, expect, it } from 'vitest';
import { testDatabase } from '../kit/database.ts';
import { openIntake } from '../kit/intake.ts';
import { csvOf, penaltyLine } from '../kit/penalty-row.ts';

const { sql, url } = await testDatabase();
const { send } = await openIntake(url);
beforeEach(
  () => sql`truncate credit.abnormal_listings, credit.serious_violation_listings, credit.changes,
  penalty_disclosure.disclosures, penalty_disclosure.changes`,
);

let files = 0;
const file = (content: string, kind = 'csv') => {
  files += 1;
  return { name: `${files}.${kind}`, content, department: 'market-regulation' };
};
const listing = (more: Record<string, unknown>) =>
  send(
    'listings',
    file(csvOf([{ uniSCID: '91410923581749967U', listedOn: '2025-03-04', ...LIST, ...more }])),
  );
const LIST = {
  list: '经营异常名录',
  reason: '未按规定公示年度报告',
  removedOn: '',
  removalReason: '',
  repairNumber: '',
};
const SERIOUS = { list: '严重违法失信名单', reason: '食品安全' };
const penalty = (more: Record<string, unknown> = {}) =>
  send('penalties', file(`${penaltyLine({ CF_CFJG: '某局', ...more })}\n`, 'jsonl'));

const log = async (schema: 'credit' | 'penalty_disclosure') =>
  (await sql`select operation || ' ' || reason as told from ${sql(schema)}.changes order by sequence`).map(
    ({ told }) => told,
  );

it('a file that says that a listing was removed takes it back in the log, and nothing brings it on again', async () => {
  await listing({});
  await listing({ removedOn: '2026-11-20', removalReason: '已补报' });
  await listing({ decisionNumber: '' });
  expect(await log('credit')).toEqual(['UPSERT IMPOSED', 'RETRACT LIFTED']);
});

it('so does one that says that it was repaired, or was removed from the serious list', async () => {
  await listing(SERIOUS);
  await listing({ ...SERIOUS, removedOn: '2026-11-20', repairNumber: '修1' });
  expect(await log('credit')).toEqual(['UPSERT IMPOSED', 'RETRACT REPAIRED']);
});

it('a listing that comes in removed was never imposed', async () => {
  await listing({ removedOn: '2026-11-20' });
  expect(await log('credit')).toEqual(['UPSERT RECORDED']);
});

it('a penalty is taken back when its source sends it as withdrawn or exempt, and told of when it is published', async () => {
  await penalty();
  await penalty({ CF_SY: '更正' });
  await penalty({ CF_CFCX: '简易程序' });
  await penalty({ CF_CFCX: '普通程序' });
  await penalty({ CF_ZT: '1' });
  expect(await log('penalty_disclosure')).toEqual([
    'UPSERT IMPOSED',
    'UPSERT AMENDED',
    'RETRACT WITHDRAWN',
    'UPSERT IMPOSED',
    'RETRACT WITHDRAWN',
  ]);
});
