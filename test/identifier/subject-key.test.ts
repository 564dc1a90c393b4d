import { describe, expect, it } from 'vitest';
import { type SubjectIdentifiers, subjectKeyOf, usccOfSubjectKey } from '../../src/identifier/subject-key.ts';

const hashKey = Buffer.alloc(32, 7);
const keyOf = (identifiers: Partial<SubjectIdentifiers>): string =>
  subjectKeyOf({ recordId: 'r1', hashKey, ...identifiers });

const USCC = '92410381MA413B1D4X';
const REGISTRATION = '440301103448669';
const CITIZEN = '11010519491231002X';

describe('a subject key', () => {
  it('is the code when there is a valid one, however it is written', () => {
    expect(keyOf({ uscc: USCC, registrationNumber: REGISTRATION, citizenId: CITIZEN })).toBe(`USCC:${USCC}`);
    expect(keyOf({ uscc: ' 92410381 ma413b1d4x ' })).toBe(`USCC:${USCC}`);
  });

  it.each(['00000000000000000X', '92410381**********', '92410381MA413B1D4Y', '', null])(
    'is never the code when it reads %j',
    (uscc) => {
      expect(keyOf({ uscc })).toBe('NONE:r1');
      expect(keyOf({ uscc, registrationNumber: REGISTRATION })).toBe(`REG:${REGISTRATION}`);
    },
  );

  it('takes a registration number of either form, even with a wrong check digit', () => {
    expect(keyOf({ registrationNumber: '6109021800123' })).toBe('REG:6109021800123');
    expect(keyOf({ registrationNumber: '440301103448668' })).toBe('REG:440301103448668');
  });

  it.each(['无', '/', '000000000000000', '6109026********', '610902'])(
    'does not bring people together who wrote %s for a registration number',
    (registrationNumber) => {
      expect(keyOf({ registrationNumber })).toBe('NONE:r1');
    },
  );

  it('hides a citizen ID number behind a keyed hash that is the same for every spelling', () => {
    const key = keyOf({ citizenId: CITIZEN });
    // openssl dgst -sha256 -mac HMAC -macopt hexkey:0707…07
    expect(key).toBe('ID:e36da84fef3a1c6a3ea976b0ae4b9fe3dec7f484c700ccc7492e231095d58ec5');
    expect(keyOf({ citizenId: '110105 19491231 002x' })).toBe(key);
    expect(keyOf({ citizenId: CITIZEN, hashKey: Buffer.alloc(32, 8) })).not.toBe(key);
    expect(keyOf({ citizenId: '440524188001010014' })).not.toBe(key);
  });

  it.each(['110105********002X', '110105194912310021'])(
    'does not trust the citizen ID number %s',
    (citizenId) => {
      expect(keyOf({ citizenId })).toBe('NONE:r1');
    },
  );

  it('of last resort needs a record', () => {
    expect(() => keyOf({ recordId: '' })).toThrow(RangeError);
  });
});

describe('the code of a subject key', () => {
  it('comes back from USCC keys alone', () => {
    expect(usccOfSubjectKey(`USCC:${USCC}`)).toBe(USCC);
    expect(usccOfSubjectKey(`REG:${REGISTRATION}`)).toBeNull();
    expect(usccOfSubjectKey(keyOf({ citizenId: CITIZEN }))).toBeNull();
    expect(usccOfSubjectKey('NONE:USCC:1')).toBeNull();
  });
});
