import { describe, expect, it } from 'vitest';
import { type Telling, tell } from '../../../src/sharing/sanction/told.ts';

const imposed: Telling = {
  operation: 'UPSERT',
  reason: 'IMPOSED',
  known: null,
  isShown: true,
  isRetold: false,
};
const ended: Telling = { ...imposed, operation: 'RETRACT', reason: 'REPAIRED' };
const held = { state: 'HELD', reason: 'IMPOSED' } as const;
const retracted = { state: 'RETRACTED', reason: 'REPAIRED' } as const;
const narrowed = { state: 'RETRACTED', reason: 'NARROWED' } as const;
const keptBack = { state: 'KEPT_BACK', reason: 'IMPOSED' } as const;
const retold: Telling = { ...imposed, reason: 'NARROWED', isRetold: true };

describe('a puller', () => {
  it.each<[string, Telling, string | null, string | null]>([
    ['hears of what is imposed', imposed, 'UPSERT IMPOSED', 'HELD'],
    ['hears of it again', { ...imposed, known: held }, 'UPSERT IMPOSED', 'HELD'],
    ['hears of what comes back', { ...imposed, known: retracted }, 'UPSERT IMPOSED', 'HELD'],
    ['hears that what it holds has ended', { ...ended, known: held }, 'RETRACT REPAIRED', 'RETRACTED'],
    ['hears so again', { ...ended, known: retracted }, 'RETRACT REPAIRED', 'RETRACTED'],
    ['hears of no end of what it never had', ended, null, null],
    ['hears of no end of what was kept from it', { ...ended, known: keptBack }, null, null],
    ['hears nothing of what it may see nothing of', { ...imposed, isShown: false }, null, 'KEPT_BACK'],
    ['nor later', { ...imposed, isShown: false, known: keptBack }, null, 'KEPT_BACK'],
    [
      'loses what it may see no more',
      { ...imposed, isShown: false, known: held },
      'RETRACT NARROWED',
      'RETRACTED',
    ],
    [
      'hears again that it did',
      { ...imposed, isShown: false, known: narrowed },
      'RETRACT NARROWED',
      'RETRACTED',
    ],
    ['gets what it may see of what it holds', { ...retold, known: held }, 'UPSERT NARROWED', 'HELD'],
    ['gets what was kept from it', { ...retold, known: keptBack }, 'UPSERT NARROWED', 'HELD'],
    ['gets back what it had lost', { ...retold, known: narrowed }, 'UPSERT NARROWED', 'HELD'],
    ['gets back nothing that has ended', { ...retold, known: retracted }, null, 'RETRACTED'],
    ['loses it with its rights', { ...retold, isShown: false, known: held }, 'RETRACT NARROWED', 'RETRACTED'],
    [
      'is not told so of what it never had',
      { ...retold, isShown: false, known: keptBack },
      null,
      'KEPT_BACK',
    ],
  ])('%s', (_what, telling, told, state) => {
    const outcome = tell(telling);
    expect(outcome.told && `${outcome.told.operation} ${outcome.told.reason}`).toBe(told);
    expect(outcome.state).toBe(state);
  });
});
