import { drizzle } from 'drizzle-orm/postgres-js';
import { graphql } from 'graphql';
import { beforeAll, describe, expect, it } from 'vitest';
import { openAuditLog } from '../../../src/audit/log.ts';
import { writeRecords } from '../../../src/changes/write.ts';
import { ANONYMOUS } from '../../../src/permission/principal.ts';
import {
  departmentRecords,
  grantRecords,
  type NewGrant,
  purposeRecords,
} from '../../../src/sharing/record.ts';
import { sharingView } from '../../../src/sharing/view.ts';
import { type RequestScope, ViewContext } from '../../../src/subgraph/context.ts';
import { cursorSeal } from '../../../src/subgraph/cursor.ts';
import { AT } from '../../kit/ask-gateway.ts';
import { auditedRead } from '../../kit/audit-event.ts';
import { testDatabase } from '../../kit/database.ts';
import { recordedStatements } from '../../kit/recorded-statements.ts';

const { sql, url } = await testDatabase();
const recorded = recordedStatements(url);
const db = drizzle(recorded.sql);
const view = sharingView();
const told = { assertedAt: AT.now.toISOString() };

const grant = (id: string, more: Partial<NewGrant> = {}): NewGrant => ({
  id,
  owner: 'market-regulation',
  grantee: 'education',
  purpose: 'campus-food-safety',
  coordinates: ['Subject.phone', 'Subject.contactAddress'],
  validFrom: '2026-01-01',
  validTo: '2027-12-31',
  basis: '《中华人民共和国食品安全法》第五十七条',
  ...told,
  ...more,
});

beforeAll(async () => {
  const ids = ['market-regulation', 'education', 'fire', 'hub'];
  const departments = ids.map((id) => ({ id, name: `${id}局`, englishName: id, ...told }));
  await writeRecords(db, departmentRecords, departments, AT.now);
  const purpose = { name: '校园食品安全', englishName: 'x', legalBasis: 'y', caseNumberRequired: false };
  await writeRecords(db, purposeRecords, [{ id: 'campus-food-safety', ...purpose, ...told }], AT.now);
  await writeRecords(
    db,
    grantRecords,
    [
      grant('long', { division: '6109', directory: 'canteens' }),
      grant('masked', { mask: 'PHONE', coordinates: ['Subject.phone'] }),
      grant('ending', { validTo: '2026-12-04' }),
      grant('coming', { validFrom: '2026-12-01' }),
      grant('past', { validTo: '2026-11-21' }),
      grant('revoked', { revokedAt: '2026-11-10T09:00:00+08:00', revokedBecause: '合作结束' }),
      grant('to-fire', { grantee: 'fire' }),
      grant('of-education', { owner: 'education', grantee: 'fire' }),
    ],
    AT.now,
  );
  const log = openAuditLog(sql, new Uint8Array(32));
  for (const [at, access] of [
    ['2026-11-05T10:00:00+08:00', 'FULL'],
    ['2026-11-15T10:00:00+08:00', 'MASKED'],
    ['2026-11-22T09:00:00+08:00', 'SCOPED'],
    ['2026-05-05T10:00:00+08:00', 'FULL'],
  ] as const) {
    await log.append(auditedRead({ at: new Date(at), coordinates: { 'Subject.phone': access } }));
  }
});

function ask(source: string, department: string | null, scope: Partial<RequestScope> = {}) {
  const context = new ViewContext(
    { db, cursors: cursorSeal(new Uint8Array(64)) },
    {
      moment: AT,
      principal: { ...ANONYMOUS, department },
      decision: { hash: '', policyVersion: '', verdict: () => ({ outcome: 'FULL', rule: '' }) },
      purpose: null,
      catalogue: () => ({ fields: [], withheld: [] }),
      ...scope,
    },
  );
  return graphql({ schema: view.schema, source, contextValue: context });
}

// biome-ignore lint/suspicious/noExplicitAny: a test looks into the answer as its query shaped it.
const grantsOf = async (source: string, department: string | null): Promise<any[]> => {
  const { data, errors } = await ask(source, department);
  expect(errors).toBeUndefined();
  return data?.grants as never;
};
const ids = async (source: string, department: string | null) =>
  (await grantsOf(source, department)).map(({ id }) => id);

describe('the grants', () => {
  it('are for each department those that it has given and those that it has, the first to end first', async () => {
    expect(await ids('{ grants { id } }', 'education')).toEqual([
      'past',
      'ending',
      'coming',
      'long',
      'masked',
      'of-education',
      'revoked',
    ]);
    expect(await ids('{ grants { id } }', 'fire')).toEqual(['of-education', 'to-fire']);
    expect(await ids('{ grants { id } }', 'market-regulation')).not.toContain('of-education');
  });

  it('are all for the operator, and none for a department without any or for nobody in particular', async () => {
    expect(await ids('{ grants { id } }', 'hub')).toHaveLength(8);
    expect(await ids('{ grants { id } }', 'health')).toEqual([]);
    expect(await ids('{ grants { id } }', null)).toEqual([]);
  });

  it('are those in force today, or the others, where that is asked', async () => {
    expect(await ids('{ grants(active: true) { id } }', 'education')).toEqual([
      'ending',
      'long',
      'masked',
      'of-education',
    ]);
    expect(await ids('{ grants(active: false) { id } }', 'education')).toEqual(['past', 'coming', 'revoked']);
  });

  it('say everything that was granted, and where it stands', async () => {
    const found = await grantsOf(
      `{ grants { id owner { id name } grantee { id } client purpose { id name } coordinates
        scope { division industry directory } mask validFrom validTo basis state revokedAt revokedBecause expiresSoon } }`,
      'education',
    );
    const byId = new Map(found.map((each) => [each.id, each]));
    expect(byId.get('long')).toEqual({
      id: 'long',
      owner: { id: 'market-regulation', name: 'market-regulation局' },
      grantee: { id: 'education' },
      client: null,
      purpose: { id: 'campus-food-safety', name: '校园食品安全' },
      coordinates: ['Subject.phone', 'Subject.contactAddress'],
      scope: { division: '6109', industry: null, directory: 'canteens' },
      mask: null,
      validFrom: '2026-01-01',
      validTo: '2027-12-31',
      basis: '《中华人民共和国食品安全法》第五十七条',
      state: 'ACTIVE',
      revokedAt: null,
      revokedBecause: null,
      expiresSoon: false,
    });
    expect(byId.get('masked')).toMatchObject({ mask: 'PHONE' });
    expect(byId.get('ending')).toMatchObject({ state: 'ACTIVE', expiresSoon: true });
    expect(byId.get('coming')).toMatchObject({ state: 'COMING' });
    expect(byId.get('past')).toMatchObject({ state: 'EXPIRED' });
    expect(byId.get('revoked')).toMatchObject({
      state: 'REVOKED',
      revokedAt: '2026-11-10T09:00:00+08:00',
      revokedBecause: '合作结束',
    });
  });

  it('are found by their key where they exist for the caller, and else are not there', async () => {
    const find = async (department: string | null) => {
      const source =
        '{ _entities(representations: [{ __typename: "Grant", id: "to-fire" }]) { ... on Grant { state } } }';
      return (await ask(source, department)).data?._entities;
    };
    expect(await find('fire')).toEqual([{ state: 'ACTIVE' }]);
    expect(await find('hub')).toEqual([{ state: 'ACTIVE' }]);
    expect(await find('education')).toEqual([null]);
    expect(await find(null)).toEqual([null]);
  });
});

describe('the usage of a grant', () => {
  const USAGE = '{ grants { id usage { reads lastReadAt fields { coordinate reads lastReadAt } } } }';

  it('counts what was given while it was in force, every field of it, in one statement for all', async () => {
    recorded.take();
    const found = await grantsOf(USAGE, 'education');
    expect(recorded.take().filter((statement) => statement.includes('audit.entries'))).toHaveLength(1);
    const usage = new Map(found.map((each) => [each.id, each.usage]));
    const never = { coordinate: 'Subject.contactAddress', reads: 0, lastReadAt: null };
    expect(usage.get('long')).toEqual({
      reads: 2,
      lastReadAt: '2026-11-22T09:00:00+08:00',
      fields: [{ coordinate: 'Subject.phone', reads: 2, lastReadAt: '2026-11-22T09:00:00+08:00' }, never],
    });
    expect(usage.get('masked')).toMatchObject({ reads: 3 });
    expect(usage.get('past')).toMatchObject({ reads: 1, lastReadAt: '2026-11-05T10:00:00+08:00' });
    expect(usage.get('revoked')).toMatchObject({ reads: 1 });
    expect(usage.get('coming')).toEqual({
      reads: 0,
      lastReadAt: null,
      fields: [{ coordinate: 'Subject.phone', reads: 0, lastReadAt: null }, never],
    });
    expect(usage.get('of-education')).toMatchObject({ reads: 0 });
  });

  it('is told to the owner and to the operator alike, for as many days as are asked', async () => {
    const source = '{ grants { id usage(days: 365) { reads } } }';
    for (const department of ['market-regulation', 'hub']) {
      const found = await grantsOf(source, department);
      expect(found.find(({ id }) => id === 'long')).toEqual({ id: 'long', usage: { reads: 3 } });
    }
  });

  it.each([
    ['{ grants { usage(days: 0) { reads } } }', 'it is 0, and has to be 1 to 1096'],
    ['{ grants { usage(days: 1097) { reads } } }', 'it is 1097, and has to be 1 to 1096'],
    [
      '{ grants { a: usage(days: 1) { reads } b: usage(days: 2) { reads } c: usage(days: 3) { reads } d: usage(days: 4) { reads } } }',
      'at most 3 different ones are counted at once',
    ],
  ])('of %s is refused', async (source, why) => {
    const { errors = [] } = await ask(source, 'fire');
    expect(errors.length).toBeGreaterThan(0);
    for (const { originalError } of errors) {
      expect(originalError).toMatchObject({ code: 'ARGUMENT_INVALID', values: { argument: 'days', why } });
    }
  });

  it('is not known to a view on a server of its own', async () => {
    const { errors = [] } = await ask('{ grants { usage { reads } } }', 'fire', {
      catalogue: undefined as never,
    });
    expect(errors[0]?.originalError).toMatchObject({ code: 'CATALOGUE_UNAVAILABLE' });
  });
});
