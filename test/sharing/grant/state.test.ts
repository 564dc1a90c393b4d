import { describe, expect, it } from 'vitest';
import { expiresSoon as isEnding, stateOf } from '../../../src/sharing/grant/state.ts';

const grant = (validTo: string, revokedAt: string | null = null) => ({
  validFrom: '2026-01-01',
  validTo,
  revokedAt,
});

describe('the state of a grant', () => {
  it('follows its days, both of them included', () => {
    const found = ['2025-12-31', '2026-01-01', '2026-11-22', '2026-11-23'].map((today) =>
      stateOf(grant('2026-11-22'), today),
    );
    expect(found).toEqual(['COMING', 'ACTIVE', 'ACTIVE', 'EXPIRED']);
  });

  it('is revoked from when it was taken back, whatever its days', () => {
    const revoked = grant('2026-11-22', '2026-03-01T10:00:00+08:00');
    expect(['2025-12-31', '2026-05-01', '2027-01-01'].map((today) => stateOf(revoked, today))).toEqual([
      'REVOKED',
      'REVOKED',
      'REVOKED',
    ]);
  });
});

const expiresSoon = (of: ReturnType<typeof grant>, today: string) => isEnding(of, today, 10);

describe('a grant expires soon', () => {
  it('within ten working days: of 22 November 2026, until 4 December', () => {
    expect(expiresSoon(grant('2026-12-04'), '2026-11-22')).toBe(true);
    expect(expiresSoon(grant('2026-12-05'), '2026-11-22')).toBe(false);
  });

  it('counts holidays and make-up days: the seven days of October are none', () => {
    expect(expiresSoon(grant('2026-10-20'), '2026-09-30')).toBe(true);
  });

  it('within fourteen days where the next year’s calendar is not announced', () => {
    expect(expiresSoon(grant('2027-01-09'), '2026-12-26')).toBe(true);
    expect(expiresSoon(grant('2027-01-10'), '2026-12-26')).toBe(false);
  });

  it('not before it has begun, nor once it is over or taken back', () => {
    expect(expiresSoon(grant('2026-01-05'), '2025-12-31')).toBe(false);
    expect(expiresSoon(grant('2026-11-21'), '2026-11-22')).toBe(false);
    expect(expiresSoon(grant('2026-11-25', '2026-11-20T08:00:00+08:00'), '2026-11-22')).toBe(false);
  });
});
