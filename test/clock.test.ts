import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { momentAt, toShanghaiTime } from '../src/clock.ts';

const instants = fc.date({ min: new Date('1992-01-01Z'), max: new Date('2100-01-01Z'), noInvalidDate: true });
const inShanghai = new Intl.DateTimeFormat('en-CA', { timeZone: 'Asia/Shanghai' });

describe('the clock', () => {
  it('has the day of Asia/Shanghai, which begins at 16:00 UTC', () => {
    expect(momentAt(new Date('2026-11-22T15:59:59.999Z')).today).toBe('2026-11-22');
    expect(momentAt(new Date('2026-11-22T16:00:00.000Z')).today).toBe('2026-11-23');
    fc.assert(
      fc.property(instants, (now) => {
        expect(momentAt(now).today).toBe(inShanghai.format(now));
      }),
    );
  });

  it('writes an instant so that it is the same instant when it is read', () => {
    expect(toShanghaiTime(new Date('2026-04-30T00:00:00.000Z'))).toBe('2026-04-30T08:00:00.000+08:00');
    fc.assert(
      fc.property(instants, (now) => {
        expect(new Date(toShanghaiTime(now))).toEqual(now);
        expect(toShanghaiTime(now).slice(0, 10)).toBe(momentAt(now).today);
      }),
    );
  });
});
