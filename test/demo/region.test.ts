import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { calendar } from '../../src/calendar/workday.ts';
import { DEMO_HASH_KEY } from '../../src/demo/counterpart.ts';
import { DEMO_MOMENT, DEMO_TODAY } from '../../src/demo/demo-day.ts';
import { OPERATOR } from '../../src/demo/departments.ts';
import { type DemoRegion, demoRegion } from '../../src/demo/region.ts';
import { checkCitizenId, findCitizenIds } from '../../src/identifier/citizen-id.ts';
import { checkRegistrationNumber } from '../../src/identifier/registration-number.ts';
import { checkUscc, subjectKindOf } from '../../src/identifier/uscc.ts';
import { OPERATOR_DEPARTMENT } from '../../src/permission/principal.ts';
import { type LicenseInput, licenseRecord } from '../../src/views/license-notification/record.ts';
import { type PenaltyInput, penaltyRecord } from '../../src/views/penalty-disclosure/record.ts';

const SEED = 4_711;
const region = demoRegion(SEED);
const other = demoRegion(SEED + 1);

const hashOf = (rows: unknown) => createHash('sha256').update(JSON.stringify(rows)).digest('hex');

function tally<T>(rows: readonly T[], keyOf: (row: T) => string | number | null | undefined) {
  const counts: Record<string, number> = {};
  for (const row of rows) counts[String(keyOf(row))] = (counts[String(keyOf(row))] ?? 0) + 1;
  return counts;
}

/** GB/T 17710, MOD 11,10, over all digits: a good number leaves 1. */
function isChecked(number: string): boolean {
  const digits = [...number.replace(/\D/g, '')].map(Number);
  const left = digits.slice(0, -1).reduce((product, digit) => (((product + digit) % 10 || 10) * 2) % 11, 10);
  return (left + (digits.at(-1) as number)) % 10 === 1;
}

const inYear = (year: number) => (day: string | null | undefined) => day?.startsWith(`${year}-`) === true;
const tables = Object.entries(region) as [keyof DemoRegion, DemoRegion[keyof DemoRegion]][];

describe('the demo region of a seed', () => {
  it('is the same to the byte whenever it is made', () => {
    expect(hashOf(demoRegion(SEED))).toBe(hashOf(region));
  });

  it('has other rows than that of another seed, in every table that is drawn', () => {
    const fixed = ['departments', 'purposes', 'grants', 'directories', 'approvalItems'];
    for (const [name, rows] of tables.filter(([name]) => !fixed.includes(name))) {
      expect(hashOf(other[name]), name).not.toBe(hashOf(rows));
    }
  });

  it('holds no record twice', () => {
    const identities: [string, unknown[]][] = [
      ['subjects', region.subjects.map(({ uscc }) => uscc)],
      ['subject names', region.subjects.map(({ name }) => name)],
      ['registration numbers', region.subjects.flatMap(({ registrationNumber }) => registrationNumber ?? [])],
      ['directory members', region.directoryMembers.map(({ directoryId, uscc }) => `${directoryId} ${uscc}`)],
      ['risk classes', region.riskClassChanges.map(({ subjectKey, since }) => `${subjectKey} ${since}`)],
      ['annual reports', region.annualReports.map(({ subjectKey, year }) => `${subjectKey} ${year}`)],
      ['abnormal listings', region.abnormalListings.map(({ id }) => id)],
      ['serious listings', region.seriousViolationListings.map(({ id }) => id)],
      ['repairs', region.repairs.map(({ id }) => id)],
      ['items', region.approvalItems.map(({ code, version }) => `${code} ${version}`)],
      ['licenses', region.licenses.map(({ id }) => id)],
      ['notices', region.notices.map(({ id }) => id)],
      ['feedback', region.feedback.map(({ id }) => id)],
      ['penalties', region.disclosures.map(({ id }) => id)],
      ['grants', region.grants.map(({ id }) => id)],
    ];
    for (const [name, found] of identities) expect(new Set(found).size, name).toBe(found.length);
  });

  it('reaches no day after its own, but for what is due or runs out', () => {
    const late = tables.flatMap(([name, rows]) =>
      rows.flatMap((row) =>
        Object.entries(row)
          .filter(([column]) => !/due|escalates|ends|valid|operatesTo|asserted|effective/i.test(column))
          .filter(
            ([, value]) => typeof value === 'string' && /^\d{4}-\d\d-\d\d/.test(value) && value > DEMO_TODAY,
          )
          .map(([column, value]) => `${name}.${column} ${value}`),
      ),
    );
    expect(late).toEqual([]);
  });
});

describe.each([
  ['one seed', region],
  ['another seed', other],
])('the figures of the region of %s', (_, { subjects, ...rows }) => {
  it('are 17 departments, the operator’s not among them, and six purposes, one of which needs a case', () => {
    expect(rows.departments).toHaveLength(17);
    expect(rows.departments.map(({ id }) => id)).not.toContain(OPERATOR_DEPARTMENT);
    expect(OPERATOR.id).toBe(OPERATOR_DEPARTMENT);
    expect(rows.purposes.filter((purpose) => purpose.caseNumberRequired).map(({ id }) => id)).toEqual([
      'case-investigation',
    ]);
    expect(rows.purposes.map(({ id }) => id)).toEqual(
      expect.arrayContaining([
        'joint-sanction',
        'license-follow-up',
        'campus-food-safety',
        'joint-inspection',
        'credit-grading',
      ]),
    );
  });

  it('are 21,000 subjects, six in ten individual businesses', () => {
    expect(subjects).toHaveLength(21_000);
    expect(tally(subjects, ({ kind }) => kind)).toEqual({
      INDIVIDUAL_BUSINESS: 12_600,
      ENTERPRISE: 7_560,
      FARMERS_COOPERATIVE: 490,
      SOCIAL_ORGANIZATION: 150,
      PUBLIC_INSTITUTION: 115,
      OTHER: 45,
      ORGAN: 25,
      LAW_FIRM: 15,
    });
  });

  it('are 20,633 classified: A 4,179, B 15,666, C 549, D 239', () => {
    expect(rows.dossiers).toHaveLength(21_000);
    expect(tally(rows.dossiers, ({ riskClass }) => riskClass)).toEqual({
      A: 4_179,
      B: 15_666,
      C: 549,
      D: 239,
      null: 367,
    });
  });

  it('tell in the history of a class the one that the dossier has', () => {
    const latest = new Map(rows.riskClassChanges.map((change) => [change.subjectKey, change]));
    const different = rows.dossiers.filter(({ subjectKey, riskClass, riskClassSince }) => {
      const change = latest.get(subjectKey);
      return (change?.riskClass ?? null) !== riskClass || (change?.since ?? null) !== riskClassSince;
    });
    expect(different).toEqual([]);
  });

  it('are 44 directories, of which 互联网+明厨亮灶 lists 132 kitchens licensed to cook', () => {
    expect(rows.directories).toHaveLength(44);
    const watched = rows.directoryMembers.filter(({ directoryId }) => directoryId === 'remote-food');
    expect(watched).toHaveLength(132);
    const byCode = new Map(subjects.map((subject) => [subject.uscc, subject]));
    const licensed = new Set(
      rows.licenses
        .filter(({ licenseName, status, validTo }) => {
          return licenseName === '食品经营许可证' && status === 'VALID' && (validTo ?? '9999') >= DEMO_TODAY;
        })
        .map(({ subjectKey }) => subjectKey),
    );
    for (const { uscc } of watched) {
      expect(byCode.get(uscc)?.businessScope).toContain('餐饮服务');
      expect(byCode.get(uscc)?.status).toBe('IN_BUSINESS');
      expect(licensed).toContain(`USCC:${uscc}`);
    }
    const listed = new Set(rows.directoryMembers.map(({ directoryId }) => directoryId));
    expect(listed.size).toBe(44);
  });

  it('are 529 removals at the counter and 155 repairs in 2024, and none later', () => {
    const removed = rows.abnormalListings.filter(({ removedOn }) => inYear(2024)(removedOn));
    expect(removed).toHaveLength(529);
    expect(new Set(removed.map(({ removalChannel }) => removalChannel))).toEqual(new Set(['OFFLINE']));
    const repaired = rows.repairs.filter(({ state }) => state === 'REPAIRED');
    expect(repaired.filter(({ decidedOn }) => inYear(2024)(decidedOn))).toHaveLength(155);
    const ends = [
      ...rows.abnormalListings.map(({ removedOn }) => removedOn),
      ...repaired.map((r) => r.decidedOn),
    ];
    expect(ends.filter((day) => day != null && day > '2024-12-31')).toEqual([]);
    expect(rows.abnormalListings.filter(({ removedOn }) => removedOn == null).length).toBeGreaterThan(1_000);
  });

  it('are annual reports of 95.27 % in the season of 2024', () => {
    const due = rows.annualReports.filter(({ year }) => year === 2023);
    expect(due).toHaveLength(20_000);
    expect(due.filter(({ reportedOn }) => reportedOn != null)).toHaveLength(19_054);
  });

  it('are 26,000 licences, 9,000 notices over more than 30 items, 3,200 penalties', () => {
    expect(rows.licenses).toHaveLength(26_000);
    expect(rows.notices).toHaveLength(9_000);
    expect(new Set(rows.notices.map(({ itemCode }) => itemCode)).size).toBeGreaterThan(30);
    expect(new Set(rows.approvalItems.map(({ code }) => code)).size).toBeGreaterThanOrEqual(30);
    expect(rows.disclosures).toHaveLength(3_200);
  });
});

describe('the records of the region', () => {
  const { subjects, disclosures, notices, feedback, licenses } = region;

  it('carry codes that pass their checks', () => {
    const faulty = subjects.filter(({ uscc, registrationNumber, legalRepresentativeIdNumber, kind }) => {
      const check = checkUscc(uscc);
      return !(
        check.state === 'VALID' &&
        check.warnings.length === 0 &&
        subjectKindOf(uscc) === kind &&
        checkCitizenId(legalRepresentativeIdNumber as string).state === 'VALID' &&
        (registrationNumber == null || checkRegistrationNumber(registrationNumber).warnings.length === 0)
      );
    });
    expect(faulty).toEqual([]);
    const authorities = [...licenses, ...disclosures].flatMap((row) => [row.authorityCode, row.sourceCode]);
    const states = [...new Set(authorities)].map((code) => checkUscc(code as string).state);
    expect(new Set(states)).toEqual(new Set(['VALID']));
    const people = disclosures.flatMap(({ certificateNumber }) => certificateNumber ?? []);
    expect(people.length).toBeGreaterThan(20);
    expect(people.filter((number) => checkCitizenId(number).state !== 'VALID')).toEqual([]);
  });

  it('say of each subject that it is made up: in its name, its address, its telephone and a directory', () => {
    const real = subjects.filter(
      ({ name, address, contactAddress, phone, divisionCode, jurisdictionCode }) =>
        !(
          name.includes('示例市') &&
          address?.startsWith('演示区') &&
          contactAddress?.startsWith('演示区') &&
          /^1700000\d{4}$/.test(phone as string) &&
          divisionCode?.startsWith('6109') &&
          jurisdictionCode === '610971'
        ),
    );
    expect(real).toEqual([]);
    const labelled = region.directories.find(({ name }) => name.includes('合成数据'));
    const listed = region.directoryMembers.filter(({ directoryId }) => directoryId === labelled?.id);
    expect(new Set(listed.map(({ uscc }) => uscc)).size).toBe(21_000);
  });

  it('name no citizen ID number where anybody may read', () => {
    const texts = [...disclosures, ...licenses, ...notices, ...feedback].flatMap((record) =>
      Object.entries(record).flatMap(([column, value]) =>
        typeof value === 'string' && column !== 'certificateNumber' && column !== 'subjectKey' ? [value] : [],
      ),
    );
    expect(texts.filter((text) => !/^\d{18}$/.test(text) && findCitizenIds(text).length > 0)).toEqual([]);
  });

  it('are what the builders of the views make of them, representatives and all', () => {
    const built = { moment: DEMO_MOMENT, hashKey: DEMO_HASH_KEY };
    for (const license of licenses.filter((_, index) => index % 50 === 0)) {
      expect(licenseRecord({ ...license, ...built } as LicenseInput)).toEqual(license);
    }
    const bodies = disclosures.filter((disclosure) => disclosure.counterpartName !== null);
    for (const penalty of bodies.filter((_, index) => index % 10 === 0)) {
      const { state, stateReason, publishedOn, contested, ...decision } = penalty;
      expect(penaltyRecord({ ...penalty, ...built } as PenaltyInput)).toMatchObject(decision);
    }
  });

  it('put each licence, notice and listing on a subject that there is', () => {
    const keys = new Set(subjects.map(({ uscc }) => `USCC:${uscc}`));
    const hung = [...licenses, ...notices, ...feedback, ...region.abnormalListings, ...region.annualReports];
    expect(hung.filter(({ subjectKey }) => !keys.has(subjectKey))).toEqual([]);
    const strangers = disclosures.filter(({ subjectKey }) => !keys.has(subjectKey));
    expect(Object.keys(tally(strangers, ({ subjectKey }) => subjectKey.split(':')[0])).sort()).toEqual([
      'ID',
      'REG',
    ]);
  });

  it('have a food business number in the form of the rules on each food licence', () => {
    const numbers = licenses.filter(({ licenseName }) => licenseName === '食品经营许可证');
    expect(numbers.length).toBeGreaterThan(4_000);
    const wrong = numbers.filter(
      ({ licenseNumber }) =>
        !/^JY[123]610971\d{7}$/.test(licenseNumber as string) || !isChecked(licenseNumber as string),
    );
    expect(wrong).toEqual([]);
    expect(Object.keys(tally(numbers, ({ licenseNumber }) => licenseNumber?.charAt(2)))).toEqual([
      '1',
      '2',
      '3',
    ]);
  });

  it('have every state, regime and procedure of a penalty, persons and joint decisions', () => {
    expect(Object.keys(tally(disclosures, ({ state }) => state)).sort()).toEqual([
      'DECIDED',
      'EXEMPT',
      'EXPIRED',
      'PUBLISHED',
      'REJECTED',
      'REPAIRED',
      'SUBMITTED',
      'WITHDRAWN',
    ]);
    expect(Object.keys(tally(disclosures, ({ regime }) => regime)).sort()).toEqual([
      'R2019',
      'R2023',
      'R2026',
    ]);
    expect(Object.keys(tally(disclosures, ({ severity }) => severity)).sort()).toEqual([
      'GENERAL',
      'MINOR',
      'SERIOUS',
    ]);
    expect(
      disclosures.filter(({ counterpartCategory }) => counterpartCategory === 'NATURAL_PERSON').length,
    ).toBeGreaterThan(20);
    const joint = Object.values(tally(disclosures, ({ decisionNumberKey }) => decisionNumberKey));
    expect(joint.filter((count) => count === 2).length).toBeGreaterThan(10);
    expect(joint.filter((count) => count === 3).length).toBeGreaterThan(0);
  });

  it('write the fine in the words of the decision as in its column, 1 yuan being 100 fen', () => {
    const fined = disclosures.filter(({ fineAmount }) => fineAmount != null);
    expect(fined.length).toBeGreaterThan(2_000);
    for (const { content, fineAmount } of fined) {
      expect(content).toContain(`罚款人民币${(fineAmount as number) / 100}元`);
    }
  });

  it('are due to be published seven working days after the decision', () => {
    for (const { decidedOn, publicityDueOn, publishedOn, state } of disclosures) {
      expect(publicityDueOn).toBe(calendar.addWorkdays(decidedOn, 7));
      expect(calendar.isWorkday(decidedOn)).toBe(true);
      if (state === 'PUBLISHED') expect(publishedOn && publishedOn > decidedOn).toBe(true);
    }
    const late = disclosures.filter(
      ({ publishedOn, publicityDueOn }) => publishedOn != null && publishedOn > publicityDueOn!,
    );
    expect(late.length / disclosures.length).toBeGreaterThan(0.02);
    expect(late.length / disclosures.length).toBeLessThan(0.12);
  });

  it('repair what a repair names: the penalty is REPAIRED, the listing has the number', () => {
    const states = new Map<string, boolean>([
      ...disclosures.map(({ id, state }) => [id, state === 'REPAIRED'] as const),
      ...region.abnormalListings.map(({ id, repairNumber }) => [id, repairNumber != null] as const),
      ...region.seriousViolationListings.map(({ id, state }) => [id, state === 'REPAIRED'] as const),
    ]);
    for (const { recordId, state } of region.repairs) expect(states.get(recordId)).toBe(state === 'REPAIRED');
  });

  it('have notices of the last sixty days in every state, some overdue and some not yet due', () => {
    const recent = notices.filter(({ pushedAt }) => pushedAt >= '2026-09-23');
    expect(Object.keys(tally(recent, ({ state }) => state)).sort()).toEqual([
      'CLAIMED',
      'CLOSED',
      'POOL',
      'RETURNED',
      'ROUTED',
      'ROUTE_FAILED',
      'TERMINATED',
    ]);
    const waiting = recent.filter(({ state }) => state === 'ROUTED');
    expect(waiting.filter(({ claimDueOn }) => (claimDueOn as string) < DEMO_TODAY).length).toBeGreaterThan(
      10,
    );
    expect(waiting.filter(({ claimDueOn }) => (claimDueOn as string) >= DEMO_TODAY).length).toBeGreaterThan(
      5,
    );
    expect(Object.keys(tally(recent, ({ registrationKind }) => registrationKind)).sort()).toEqual([
      'CHANGE',
      'NEW',
    ]);
  });

  it('tell each notice in order: pushed, claimed, reported on', () => {
    const byId = new Map(notices.map((notice) => [notice.id, notice]));
    for (const { claimedAt, pushedAt, state } of notices) {
      expect(claimedAt != null).toBe(state === 'CLAIMED' || state === 'CLOSED');
      if (claimedAt != null) expect(claimedAt >= pushedAt).toBe(true);
    }
    for (const { notice, at } of feedback) expect(at >= (byId.get(notice)?.claimedAt as string)).toBe(true);
    const reported = new Set(feedback.map(({ notice }) => notice));
    expect(notices.filter(({ id, state }) => state === 'CLOSED' && !reported.has(id))).toEqual([]);
  });

  it('name in a report of a licence the number of one that the subject has', () => {
    const held = new Set(
      licenses.map(({ subjectKey, licenseNumberKey }) => `${subjectKey} ${licenseNumberKey}`),
    );
    const granted = feedback.filter(({ kind }) => kind === 'PERMIT_GRANTED');
    const found = granted.filter(({ subjectKey, licenseNumberKey }) =>
      held.has(`${subjectKey} ${licenseNumberKey}`),
    );
    expect(granted.length).toBeGreaterThan(1_000);
    expect(found.length).toBe(granted.length);
  });
});
