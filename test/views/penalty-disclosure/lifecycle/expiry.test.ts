import { beforeEach, expect, it } from 'vitest';
import { EVERY_PATH, twoHubs } from './two-hubs.ts';

const { act, ask, clear, log, paths, send, setNow } = await twoHubs();
beforeEach(async () => {
  setNow('2026-11-22T10:00:00+08:00');
  await clear();
});

const stateFor = async (id: string, as: string) => {
  const { body } = await ask(0, as, `{ penaltyDisclosure(id: "${id}") { state } }`);
  return body.data.penaltyDisclosure?.state ?? null;
};

it('at the midnight in Shanghai after its last day a record is gone for others on every path, with no job', async () => {
  const id = await send({ publicityEndsOn: '2026-11-22' });
  setNow('2026-11-22T23:59:59+08:00');
  for (const hub of [0, 1]) expect(await paths(id, 'education', hub)).toBe(EVERY_PATH);
  expect(await stateFor(id, 'education')).toBe('PUBLISHED');
  setNow('2026-11-22T16:00:00Z');
  for (const as of ['education', 'credit-office', null]) {
    for (const hub of [0, 1]) expect(await paths(id, as, hub)).toBe(0);
  }
});

it('its source has it as EXPIRED, also by the filter, and can do nothing with it any more', async () => {
  const id = await send({ publicityEndsOn: '2026-11-22' });
  const found = async (state: string) => {
    const query = `{ penaltyDisclosures(filter: { state: ${state} }) { totalCount nodes { id state } } }`;
    return (await ask(0, 'transport', query)).body.data.penaltyDisclosures;
  };
  expect(await found('PUBLISHED')).toEqual({ totalCount: 1, nodes: [{ id, state: 'PUBLISHED' }] });
  expect(await found('EXPIRED')).toEqual({ totalCount: 0, nodes: [] });
  setNow('2026-11-23T00:00:00+08:00');
  expect(await found('PUBLISHED')).toEqual({ totalCount: 0, nodes: [] });
  expect(await found('EXPIRED')).toEqual({ totalCount: 1, nodes: [{ id, state: 'EXPIRED' }] });
  expect(await stateFor(id, 'transport')).toBe('EXPIRED');
  for (const mutation of [
    `withdrawDisclosure(id: "${id}", reason: "x")`,
    `repairDisclosure(id: "${id}", repairNumber: "x")`,
    `raiseDispute(id: "${id}", reason: "x")`,
    `correctDisclosure(id: "${id}", input: { remark: "x" })`,
    `publishDisclosure(id: "${id}")`,
  ]) {
    expect(await act(mutation), mutation).toBe('RECORD_STATE');
  }
});

it('a record that comes in after its last day was never imposed on anybody', async () => {
  const id = await send({ publicityEndsOn: '2026-11-21' });
  expect(await log(id)).toEqual(['UPSERT RECORDED']);
  expect(await paths(id, 'education')).toBe(0);
});
