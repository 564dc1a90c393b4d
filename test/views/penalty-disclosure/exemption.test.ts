import fc from 'fast-check';
import { beforeEach, describe, expect, it } from 'vitest';
import type { PenaltyInput } from '../../../src/views/penalty-disclosure/record.ts';
import { penaltyRecord } from '../../../src/views/penalty-disclosure/record.ts';
import { EVERY_PATH, twoHubs } from './lifecycle/two-hubs.ts';
import { PERSON, SAMPLE } from './sample.ts';

const { act, clear, log, paths, send, setNow } = await twoHubs();
beforeEach(async () => {
  setNow('2026-11-22T10:00:00+08:00');
  await clear();
});

describe('what is not published', () => {
  it.each([
    ['of the simple procedure', { procedure: 'SIMPLE' }, 'SIMPLE_PROCEDURE'],
    ['of the simple procedure about a minor', { procedure: 'SIMPLE', isMinor: true }, 'SIMPLE_PROCEDURE'],
    ['about a minor', { ...PERSON, isMinor: true }, 'MINOR_PERSON'],
    ['about a minor, however serious', { ...PERSON, isMinor: true, severity: 'SERIOUS' }, 'MINOR_PERSON'],
    ['minor by the rules of 2026', { categoriesText: '警告' }, 'MINOR_SEVERITY'],
    ['minor as its authority states', { severity: 'MINOR' }, 'MINOR_SEVERITY'],
    ['general', {}, null],
    ['minor before those rules', { categoriesText: '警告', decidedOn: '2026-03-31' }, null],
  ] as const)('is a decision %s', (_what, changed, exemption) => {
    const record = penaltyRecord({ ...SAMPLE, ...changed } as PenaltyInput);
    expect(record).toMatchObject({
      exemption,
      state: exemption === null ? 'PUBLISHED' : 'EXEMPT',
      publishedOn: exemption === null ? '2026-11-22' : null,
    });
  });
});

describe('a minor decision that its source publishes all the same', () => {
  it('is shown for three months at most, whatever its source stated', async () => {
    const id = await send({ severity: 'MINOR', decidedOn: '2026-10-08', publicityEndsOn: '2027-10-08' });
    expect(await paths(id, 'education')).toBe(0);
    expect(await act(`publishDisclosure(id: "${id}")`)).toBe('PUBLISHED');
    setNow('2027-01-08T23:00:00+08:00');
    expect(await paths(id, 'education')).toBe(EVERY_PATH);
    setNow('2027-01-09T00:00:00+08:00');
    expect(await paths(id, 'education')).toBe(0);
  });

  it('stays published when it is sent again, and does not when it turns out to be of the simple procedure', async () => {
    const id = await send({ severity: 'MINOR' });
    await act(`publishDisclosure(id: "${id}")`);
    await send({ severity: 'MINOR', facts: '更正' });
    expect(await paths(id, 'education')).toBe(EVERY_PATH);
    await send({ severity: 'MINOR', procedure: 'SIMPLE' });
    expect(await paths(id, 'education')).toBe(0);
    expect(await log(id)).toEqual([
      'UPSERT RECORDED',
      'UPSERT IMPOSED',
      'UPSERT AMENDED',
      'RETRACT WITHDRAWN',
    ]);
  });
});

const unpublished = fc.oneof(
  fc.constant({ procedure: 'SIMPLE' as const }),
  fc.constant({ ...PERSON, isMinor: true }),
  fc.constant({ isMinor: true, severity: 'SERIOUS' as const }),
  fc.constant({ categoriesText: '警告;通报批评' }),
  fc.constant({ severity: 'MINOR' as const }),
  fc.constant({ publicityEndsOn: '2026-11-21' }),
);
const before = fc.option(
  fc.constantFrom('DECIDED', 'SUBMITTED', 'REJECTED', 'WITHDRAWN', 'REPAIRED', 'EXPIRED'),
);

it('what is exempt, minor or not published reaches no other department, on no path and in no count', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.option(unpublished),
      before,
      fc.constantFrom('education', 'fire', 'credit-office', 'market-regulation', null),
      async (changed, state, as) => {
        if (changed === null && state === null) return;
        await clear();
        const id = await send(changed ?? {}, state === null ? {} : { state: state as 'DECIDED' });
        expect(await paths(id, as)).toBe(0);
        expect(await paths(id, 'transport')).toBeGreaterThan(5);
        // And whoever reads the log is told of nothing that was imposed, nor that anything was taken back.
        expect(await log(id)).toEqual(['UPSERT RECORDED']);
      },
    ),
    { numRuns: 40 },
  );
}, 120_000);
