import { afterEach, describe, expect, it } from 'vitest';
import {
  earliestRepair,
  governOlderDecisions,
  publicityEnd,
  regimeOn,
} from '../../../src/views/penalty-disclosure/regime.ts';

describe('the rules that govern a decision', () => {
  it.each([
    ['2018-01-01', 'R2019'],
    ['2019-07-01', 'R2019'],
    ['2023-04-30', 'R2019'],
    ['2023-05-01', 'R2023'],
    ['2026-03-31', 'R2023'],
    ['2026-04-01', 'R2026'],
    ['2026-11-22', 'R2026'],
  ])('of %s are those of %s', (decidedOn, regime) => {
    expect(regimeOn(decidedOn)).toBe(regime);
  });
});

describe('the last day of publicity', () => {
  it.each([
    ['2026-04-30', 'MINOR', 'R2026', '2026-07-30'],
    ['2026-04-30', 'GENERAL', 'R2026', '2027-04-30'],
    ['2026-04-30', 'SERIOUS', 'R2026', '2029-04-30'],
    // by the switch of 2026-04-01 the day before still has the longer period
    ['2026-03-31', 'MINOR', 'R2023', '2029-03-31'],
    ['2026-04-01', 'MINOR', 'R2026', '2026-07-01'],
    // the day number that the last month has not
    ['2026-11-30', 'MINOR', 'R2026', '2027-02-28'],
    ['2027-11-30', 'MINOR', 'R2026', '2028-02-29'],
    ['2028-02-29', 'GENERAL', 'R2026', '2029-02-28'],
    ['2022-06-15', 'GENERAL', 'R2019', '2023-06-15'],
    ['2022-06-15', 'SERIOUS', 'R2019', '2025-06-15'],
    ['2024-06-15', 'GENERAL', 'R2023', '2027-06-15'],
  ] as const)('of a decision of %s, %s, under %s is %s', (decidedOn, severity, regime, end) => {
    expect(publicityEnd(decidedOn, severity, regime)).toBe(end);
  });
});

describe('the first day of a repair', () => {
  it.each([
    ['2026-05-31', 'GENERAL', 'R2026', '2026-09-01'],
    ['2026-05-01', 'SERIOUS', 'R2026', '2027-05-02'],
    ['2026-05-01', 'MINOR', 'R2026', '2026-05-01'],
    ['2026-01-15', 'SERIOUS', 'R2023', '2026-04-16'],
    ['2023-01-15', 'SERIOUS', 'R2019', '2023-07-16'],
  ] as const)('of a decision of %s, %s, under %s is %s', (decidedOn, severity, regime, day) => {
    expect(earliestRepair(decidedOn, severity, regime)).toBe(day);
  });
});

describe('older decisions', () => {
  afterEach(() => governOlderDecisions('DECISION'));

  it('keep the rules of their day, unless an operator has those of the intake govern them', () => {
    expect(regimeOn('2025-05-01', '2026-11-22')).toBe('R2023');
    governOlderDecisions('INTAKE');
    expect(regimeOn('2025-05-01', '2026-11-22')).toBe('R2026');
    expect(regimeOn('2025-05-01', '2026-03-31')).toBe('R2023');
  });
});
