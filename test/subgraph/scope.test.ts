import { drizzle } from 'drizzle-orm/postgres-js';
import { beforeAll, describe, expect, it } from 'vitest';
import { writeRecords } from '../../src/changes/write.ts';
import { momentAt } from '../../src/clock.ts';
import { ANONYMOUS } from '../../src/permission/principal.ts';
import { EVERYWHERE, type Scope } from '../../src/permission/scope.ts';
import type { Verdict } from '../../src/permission/verdict.ts';
import { ViewContext } from '../../src/subgraph/context.ts';
import { cursorSeal } from '../../src/subgraph/cursor.ts';
import { disclosureById } from '../../src/views/penalty-disclosure/loader.ts';
import { disclosureRecords, penaltyRecord } from '../../src/views/penalty-disclosure/record.ts';
import { penaltyDisclosureView } from '../../src/views/penalty-disclosure/view.ts';
import { subjectConditions } from '../../src/views/subject/filter.ts';
import { subjectByUscc } from '../../src/views/subject/loader.ts';
import { directoryMemberRecords, subjectRecords } from '../../src/views/subject/record.ts';
import { subjects } from '../../src/views/subject/table.ts';
import { subjectView } from '../../src/views/subject/view.ts';
import { testDatabase } from '../kit/database.ts';
import { SAMPLE } from '../views/penalty-disclosure/sample.ts';

subjectView();
penaltyDisclosureView();
const { sql } = await testDatabase();
const db = drizzle(sql);
const AT = new Date('2026-11-22T10:00:00+08:00');
const told = { source: 'market-regulation', assertedAt: AT.toISOString() };

const CITY = '91410923581749967U';
const COUNTY = '91411602MA46LM1869';
const UNKNOWN = '91410482395881454M';

beforeAll(async () => {
  const firm = (
    uscc: string,
    divisionCode: string | null,
    industryCode: string,
    legalRepresentative: string,
  ) => ({
    uscc,
    name: uscc,
    kind: 'ENTERPRISE' as const,
    status: 'IN_BUSINESS' as const,
    divisionCode,
    industryCode,
    legalRepresentative,
    ...told,
  });
  await writeRecords(
    db,
    subjectRecords,
    [
      firm(CITY, '610900', 'F5211', '王小明'),
      firm(COUNTY, '610902', 'H6210', '王小明'),
      firm(UNKNOWN, null, 'F5211', '王小明'),
    ],
    AT,
  );
  const member = (uscc: string, directoryId: string) => ({
    uscc,
    directoryId,
    joinedOn: '2026-01-01',
    ...told,
  });
  await writeRecords(db, directoryMemberRecords, [member(COUNTY, 'canteens')], AT);
  await sql`
    insert into penalty_disclosure.subject_facts (subject_key, division_code, industry_code, directories)
    values (${`USCC:${CITY}`}, '610900', 'F5211', '{}'), (${`USCC:${COUNTY}`}, '610902', 'H6210', '{canteens}')`;
  await writeRecords(
    db,
    disclosureRecords,
    [CITY, COUNTY, UNKNOWN].map((uscc) => ({
      ...penaltyRecord({ ...SAMPLE, counterpartUscc: uscc, source: 'fire' }),
      id: uscc,
    })),
    AT,
  );
});

const within = (...scopes: Partial<Scope>[]): Verdict => ({
  outcome: 'DENIED',
  rule: 'no grant',
  allows: scopes.map((scope) => ({ scope: { ...EVERYWHERE, ...scope }, mask: null, rule: 'grant x' })),
});

function contextOf(coordinate: string, verdict: Verdict): ViewContext {
  const decision = {
    hash: JSON.stringify(verdict),
    policyVersion: 'p',
    verdict: (asked: string) => (asked === coordinate ? verdict : null),
  };
  return new ViewContext(
    { db, cursors: cursorSeal(new Uint8Array(64).fill(7)) },
    {
      moment: momentAt(AT),
      principal: { ...ANONYMOUS, department: 'education' },
      purpose: 'p',
      decision,
    },
  );
}

const all = <Row>(load: (code: string) => Row) => Promise.all([CITY, COUNTY, UNKNOWN].map(load));

/** The last places of the codes of those that lie in the scope. */
async function shownSubjects(scope: Partial<Scope>): Promise<string[]> {
  const context = contextOf('Subject.phone', within(scope));
  const rows = await all((code) => context.loader(subjectByUscc).load(code));
  const showing = context.showing('Subject.phone');
  return rows.flatMap((row) => (row !== null && 'uscc' in row && showing(row) === 'WHOLE' ? [row.uscc] : []));
}

async function shownPenalties(...scopes: Partial<Scope>[]): Promise<string[]> {
  const context = contextOf('PenaltyDisclosure.remark', within(...scopes));
  const rows = await all((code) => context.loader(disclosureById).load(code));
  const showing = context.showing('PenaltyDisclosure.remark');
  return rows.flatMap((row) => (row !== null && 'id' in row && showing(row) === 'WHOLE' ? [row.id] : []));
}

describe('a row lies in a scope', () => {
  it.each<[string, Partial<Scope>, string[]]>([
    ['of its division and of what that is part of', { division: '6109' }, [CITY, COUNTY]],
    ['of no other division', { division: '610902' }, [COUNTY]],
    ['of its industry', { industry: 'F52' }, [CITY]],
    ['of a directory that lists its subject', { directory: 'canteens' }, [COUNTY]],
    ['of no directory that does not', { directory: 'schools' }, []],
    ['where all that it says holds', { division: '6109', industry: 'H', directory: 'canteens' }, [COUNTY]],
    ['and not where a part of it does not', { division: '6109', industry: 'F', directory: 'canteens' }, []],
  ])('%s', async (_what, scope, expected) => {
    const known = (found: string[]) => found.filter((code) => code !== UNKNOWN);
    expect(known(await shownSubjects(scope))).toEqual(expected);
    expect(await shownPenalties(scope)).toEqual(expected);
  });

  it('of the department that asserted it, and of no other', async () => {
    expect(await shownPenalties({ source: 'fire' })).toEqual([CITY, COUNTY, UNKNOWN]);
    expect(await shownPenalties({ source: 'tax' })).toEqual([]);
    expect(await shownPenalties({ source: 'fire', division: '610902' })).toEqual([COUNTY]);
    expect(await shownPenalties({ source: 'tax', division: '610902' })).toEqual([]);
  });

  it('of one of several, where two owners have granted it for the same division', async () => {
    const division = '610902';
    expect(await shownPenalties({ source: 'fire', division }, { source: 'tax', division })).toEqual([COUNTY]);
    expect(await shownPenalties({ source: 'tax', division }, { source: 'fire', division })).toEqual([COUNTY]);
  });
});

describe('a filter on a field that is shared within a scope', () => {
  const found = async (verdict: Verdict): Promise<string[]> => {
    const context = contextOf('Subject.legalRepresentative', verdict);
    const [condition] = subjectConditions({ legalRepresentative: '王小明' }, context);
    const rows = await db
      .select({ uscc: subjects.uscc })
      .from(subjects)
      .where(condition?.where)
      .orderBy(subjects.uscc)
      .prepare('filtered')
      .execute({ ...condition?.values });
    return rows.map(({ uscc }) => uscc);
  };

  it('finds only what lies in it', async () => {
    expect(await found(within({ division: '610902' }))).toEqual([COUNTY]);
    expect(await found(within({ directory: 'canteens' }))).toEqual([COUNTY]);
  });

  it('finds everything where the field is wholly shared, and nothing where it is masked', async () => {
    expect(await found({ outcome: 'FULL', rule: 'x' })).toHaveLength(3);
    expect(await found({ outcome: 'MASKED', mask: 'PERSON_NAME', rule: 'x' })).toEqual([]);
  });
});
