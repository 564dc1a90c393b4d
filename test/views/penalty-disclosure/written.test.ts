import { drizzle } from 'drizzle-orm/postgres-js';
import { beforeEach, describe, expect, it } from 'vitest';
import { writeRecords } from '../../../src/changes/write.ts';
import { momentAt } from '../../../src/clock.ts';
import {
  disclosureRecords,
  type PenaltyInput,
  penaltyRecord,
} from '../../../src/views/penalty-disclosure/record.ts';
import { testDatabase } from '../../kit/database.ts';
import { SAMPLE } from './sample.ts';

const { sql } = await testDatabase();
const NEXT_DAY = momentAt(new Date('2026-11-23T08:00:00+08:00'));

const send = (changed: Partial<PenaltyInput> = {}) => {
  const input = { ...SAMPLE, ...changed };
  return writeRecords(drizzle(sql), disclosureRecords, [penaltyRecord(input)], input.moment.now);
};
const stored = async () => {
  const [row] = await sql`select state, state_reason, published_on::text, contested, facts, version
    from penalty_disclosure.disclosures`;
  return row;
};

beforeEach(async () => {
  await sql`truncate penalty_disclosure.disclosures, penalty_disclosure.changes`;
  await send();
});

describe('a decision that is sent again', () => {
  it('the next day changes nothing, not even the day of publication', async () => {
    expect(await send({ moment: NEXT_DAY })).toEqual({ created: 0, amended: 0 });
    expect(await stored()).toMatchObject({ published_on: '2026-11-22', version: 1 });
    expect(await sql`select reason from penalty_disclosure.changes`).toEqual([{ reason: 'IMPOSED' }]);
  });

  it('with another text is its next version', async () => {
    expect(await send({ moment: NEXT_DAY, facts: '更正后的事实' })).toEqual({ created: 0, amended: 1 });
    expect(await stored()).toMatchObject({ facts: '更正后的事实', published_on: '2026-11-22', version: 2 });
  });

  it.each(['WITHDRAWN', 'REPAIRED', 'EXPIRED'])('stays %s', async (state) => {
    await sql`update penalty_disclosure.disclosures set state = ${state}, state_reason = '决定被撤销', contested = true`;
    expect(await send({ moment: NEXT_DAY })).toEqual({ created: 0, amended: 0 });
    expect(await stored()).toMatchObject({ state, state_reason: '决定被撤销', contested: true });
  });

  it('as one of the simple procedure is published no longer', async () => {
    expect(await send({ procedure: 'SIMPLE' })).toEqual({ created: 0, amended: 1 });
    expect(await stored()).toMatchObject({ state: 'EXEMPT' });
  });
});
