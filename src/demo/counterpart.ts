import type { DemoSubject } from './subject.ts';

/**
 * Keys the hashes of the region’s made-up people. It is no secret and need not be: they exist nowhere else, and the
 * region has to come out the same on every machine.
 */
export const DEMO_HASH_KEY = 'synthetic demo region';

/**
 * A subject as the decisions about it name it, but for its representative. The builders look for the names of people
 * in every text, and that takes most of the time of making the region; its texts name nobody. So whoever writes a
 * decision up puts the representative into the finished record.
 */
export const counterpartOf = (row: DemoSubject['row']) => ({
  counterpartName: row.name,
  counterpartCategory:
    row.kind === 'INDIVIDUAL_BUSINESS' ? ('INDIVIDUAL_BUSINESS' as const) : ('LEGAL_PERSON' as const),
  counterpartUscc: row.uscc,
  counterpartRegistrationNumber: row.registrationNumber ?? null,
  // 组织机构代码 is a part of the code that replaced it (GB 32100-2015).
  counterpartOrganizationCode: row.uscc.slice(8, 17),
});
