import { describe, expect, it } from 'vitest';
import { endOfValidity } from '../../src/calendar/long-term.ts';

describe('the end of a validity', () => {
  it.each(['2099-12-31', '9999-12-31'])('written as %s is none', (date) => {
    expect(endOfValidity(date)).toBeNull();
  });

  it.each(['2026-04-30', '2099-12-30'])('written as %s is that day', (date) => {
    expect(endOfValidity(date)).toBe(date);
  });

  it.each([null, undefined])('of which nothing is said (%s) is none', (date) => {
    expect(endOfValidity(date)).toBeNull();
  });
});
