import { sql } from 'drizzle-orm';
import { beforeAll, describe, expect, it } from 'vitest';
import { writeRecords } from '../../../src/changes/write.ts';
import { grantRecords, type NewGrant } from '../../../src/sharing/record.ts';
import { until } from '../../kit/records.ts';
import { sampleUscc } from '../../kit/sample-uscc.ts';
import { EXCLUDED, openSanctionRegion, type SanctionRegion, tenOClock } from './sanction-region.ts';

let region: SanctionRegion;
beforeAll(async () => {
  region = await openSanctionRegion();
  await region.subject(1);
  await region.subject(2, { divisionCode: '610921' });
  // A subject that is told of later would have its records told again.
  await region.numbered();
  return region.stop;
});

let names = 0;
/** A puller that has taken in all that there is. */
async function upToDate(department?: string) {
  const client = region.client(`platform-${names++}`, department);
  await region.numbered();
  await client.pull();
  return client;
}

async function changesOf(client: Awaited<ReturnType<typeof upToDate>>) {
  await region.numbered();
  return client.pull();
}

const told = (changes: readonly { operation: string; reason: string; recordId: string }[]) =>
  changes.map(({ operation, reason, recordId }) => `${operation} ${reason} ${recordId}`);

async function write(statement: ReturnType<typeof sql>): Promise<void> {
  await region.db.execute(statement);
}

describe('the sanction feed, from no cursor', () => {
  it('is what is in force today, each record once, with its subject', async () => {
    const fine = await region.penalty('1');
    const listing = await region.abnormal('1');
    const serious = await region.serious('1');
    const client = await upToDate();
    const held = [...client.held.values()].filter(({ recordId }) =>
      [fine, listing, serious].includes(recordId),
    );
    expect(told(held).sort()).toEqual(
      [`UPSERT IMPOSED ${listing}`, `UPSERT IMPOSED ${serious}`, `UPSERT IMPOSED ${fine}`].sort(),
    );
    expect(held.find(({ recordId }) => recordId === fine)).toMatchObject({
      kind: 'PENALTY_DISCLOSURE',
      version: 1,
      subject: { uscc: sampleUscc(1), name: '示例1号商行' },
      record: {
        __typename: 'PenaltyDisclosure',
        decisionNumber: '示罚决字〔2026〕1号',
        fineAmount: '20000.00',
      },
    });
  });

  it('has nothing that is exempt, minor, ended or not begun, and tells nobody that it has not', async () => {
    const absent = [
      await region.penalty('absent-1', { procedure: 'SIMPLE' }),
      await region.penalty('absent-2', { categoriesText: '警告', content: '警告' }),
      await region.penalty('absent-3', { decidedOn: '2024-05-06', publicityEndsOn: '2025-05-06' }),
      await region.abnormal('absent-4', { repairNumber: '修复1' }),
      await region.abnormal('absent-5', { removedOn: '2026-05-01' }),
      await region.serious('absent-6', { listedOn: '2026-07-02' }),
      await region.serious('absent-7', { listedOn: '2023-05-01' }),
    ];
    const client = region.client(`platform-${names++}`);
    await region.numbered();
    const changes = await client.pull();
    expect(changes.filter(({ recordId }) => absent.includes(recordId))).toEqual([]);
  });
});

describe('what happens to a record', () => {
  it('is told as it is then, and not once more', async () => {
    const client = await upToDate();
    const id = await region.penalty('2');
    expect(told(await changesOf(client))).toEqual([`UPSERT IMPOSED ${id}`]);
    await region.penalty('2', { fineAmount: 3_000_000 });
    const [amended, ...others] = await changesOf(client);
    expect(others).toEqual([]);
    expect(amended).toMatchObject({
      operation: 'UPSERT',
      reason: 'AMENDED',
      version: 2,
      record: { fineAmount: '30000.00' },
    });
    expect(await changesOf(client)).toEqual([]);
  });

  it.each([
    ['withdrawn', 'WITHDRAWN', sql`state = 'WITHDRAWN'`],
    ['repaired', 'REPAIRED', sql`state = 'REPAIRED'`],
    ['found to be minor', 'CORRECTED', sql`severity = 'MINOR'`],
  ])('ends with a reason and without content when it is %s', async (what, reason, change) => {
    const id = await region.penalty(`3-${what}`);
    const client = await upToDate();
    await region.end(id, change);
    const changes = await changesOf(client);
    expect(told(changes)).toEqual([`RETRACT ${reason} ${id}`]);
    expect(changes[0]).toMatchObject({ subject: null, record: null });
    expect(client.held.has(`PENALTY_DISCLOSURE ${id}`)).toBe(false);
  });

  it('ends by the calendar at the Shanghai midnight after its last day, and begins by it', async () => {
    const ends = await region.penalty('4', { publicityEndsOn: '2026-06-01' });
    const lifted = await region.abnormal('4', { removedOn: '2026-06-02' });
    const begins = await region.serious('4', { listedOn: '2026-06-02' });
    const client = await upToDate();
    expect(client.held.has(`PENALTY_DISCLOSURE ${ends}`)).toBe(true);
    region.setDay('2026-06-02');
    // Nobody has written anything, so nothing says how long the feed may take to notice but its own pace.
    const changes: string[] = [];
    await until(async () => {
      changes.push(...told(await client.pull()));
      return changes.length >= 3;
    });
    expect(changes.sort()).toEqual(
      [`RETRACT EXPIRED ${ends}`, `RETRACT LIFTED ${lifted}`, `UPSERT IMPOSED ${begins}`].sort(),
    );
    expect(await changesOf(client)).toEqual([]);
    region.setDay('2026-06-01');
  });

  it('is not told to who has never heard of it', async () => {
    const client = await upToDate();
    const id = await region.penalty('5');
    await write(sql`update penalty_disclosure.disclosures set state = 'WITHDRAWN' where id = ${id}`);
    expect(await changesOf(client)).toEqual([]);
  });

  it('is told again when its subject has another name', async () => {
    const id = await region.penalty('6', { counterpartUscc: sampleUscc(2) });
    const client = await upToDate();
    await region.subject(2, { divisionCode: '610921', name: '更名商行' });
    const changes = await changesOf(client);
    expect(told(changes)).toEqual([`UPSERT AMENDED ${id}`]);
    expect(changes[0]?.subject?.name).toBe('更名商行');
  });
});

describe('a puller that asks again', () => {
  it('with the same cursor hears the same ends again, in case its answer was lost', async () => {
    const id = await region.penalty('7');
    const client = await upToDate();
    const before = client.cursor;
    await region.end(id, sql`state = 'REPAIRED'`);
    const first = told(await changesOf(client));
    client.cursor = before;
    expect(told(await client.pull())).toEqual(first);
  });

  it('goes on from the cursor of any change', async () => {
    const client = await upToDate();
    const ids = [await region.penalty('8-1'), await region.penalty('8-2'), await region.penalty('8-3')];
    const changes = await changesOf(client);
    expect(changes.map(({ recordId }) => recordId)).toEqual(ids);
    client.cursor = changes[0]?.cursor ?? null;
    expect((await client.pull()).map(({ recordId }) => recordId)).toEqual(ids.slice(1));
  });

  it('in pages of any size is told the same', async () => {
    const whole = await upToDate();
    const single = region.client(`platform-${names++}`);
    await single.pull();
    expect(single.digest()).toBe(whole.digest());
    expect(single.held.size).toBeGreaterThan(3);
  });

  it('with the cursor of another application, or one that nobody gave, is refused', async () => {
    const one = await upToDate();
    const other = await upToDate();
    other.cursor = one.cursor;
    await expect(other.page()).rejects.toThrow('CURSOR_INVALID');
    other.cursor = 'bm90aGluZw';
    await expect(other.page()).rejects.toThrow('CURSOR_INVALID');
  });

  it('after the log was replaced or has forgotten is told to start again', async () => {
    const client = await upToDate();
    await write(sql`update penalty_disclosure.feed_log set forgotten_position = last_position + 1`);
    await expect(client.page()).rejects.toThrow('CURSOR_EXPIRED');
    await write(sql`update penalty_disclosure.feed_log set forgotten_position = 0`);
    await write(sql`update penalty_disclosure.feed_log set id = 'another' || id`);
    await expect(client.page()).rejects.toThrow('CURSOR_EXPIRED');
    client.cursor = null;
    expect((await client.page()).changes.length).toBeGreaterThan(0);
  });
});

describe('what a puller may have', () => {
  const until31 = { validFrom: '2026-01-01', validTo: '2026-12-31', basis: '国办发〔2020〕49号' };
  const grant = async (values: Partial<NewGrant> = {}) => {
    const row: NewGrant = {
      ...{ id: `grant-${names++}`, owner: 'transport', grantee: 'education', purpose: 'joint-sanction' },
      coordinates: ['PenaltyDisclosure.legalRepresentative'],
      assertedAt: '2026-06-01T10:00:00+08:00',
      ...until31,
      ...values,
    };
    await writeRecords(region.db, grantRecords, [row], tenOClock('2026-06-01').now);
    return row.id;
  };
  const nameOf = (
    changes: readonly { recordId: string; record: { legalRepresentative?: string } | null }[],
    id: string,
  ) => changes.find(({ recordId }) => recordId === id)?.record?.legalRepresentative;

  it('is told again when it becomes less, as it is then', async () => {
    const id = await region.penalty('9');
    const granted = await grant();
    const client = region.client(`platform-${names++}`, 'education');
    await region.numbered();
    await until(async () => {
      client.cursor = null;
      return nameOf(await client.pull(), id) === '李建业';
    });
    await write(
      sql`update sharing.grants set revoked_at = '2026-06-01T11:00:00+08:00', revoked_because = 'x' where id = ${granted}`,
    );
    await until(async () => nameOf(await client.pull(), id) === '***');
    expect(client.held.get(`PENALTY_DISCLOSURE ${id}`)).toMatchObject({
      operation: 'UPSERT',
      reason: 'NARROWED',
    });
    expect(await client.pull()).toEqual([]);
  });

  it('is retracted when nothing of it is left, and comes again with the right to it', async () => {
    const id = await region.abnormal('10');
    const client = await upToDate('fire');
    const excludes = (more: string[]) =>
      write(
        sql`update sharing.purposes set excludes = ${sql.param([...EXCLUDED, ...more])} where id = 'joint-sanction'`,
      );
    await excludes(['AbnormalListing.*']);
    await until(async () => {
      await client.pull();
      return !client.held.has(`ABNORMAL_LISTING ${id}`);
    });
    const kept = await region.abnormal('10-kept-back');
    expect(await changesOf(client)).toEqual([]);
    await excludes([]);
    await until(async () => {
      await client.pull();
      return client.held.has(`ABNORMAL_LISTING ${id}`);
    });
    expect(client.held.has(`ABNORMAL_LISTING ${kept}`)).toBe(true);
    expect(client.held.get(`ABNORMAL_LISTING ${id}`)?.record).toMatchObject({ reason: 'AN4' });
  });

  it('is told again when a subject leaves the scope of a grant', async () => {
    await region.subject(3, { divisionCode: '610921' });
    const id = await region.penalty('11', { counterpartUscc: sampleUscc(3) });
    await grant({ grantee: 'market-regulation', division: '610921' });
    const client = region.client(`platform-${names++}`, 'market-regulation');
    await region.numbered();
    await until(async () => {
      client.cursor = null;
      return nameOf(await client.pull(), id) === '李建业';
    });
    await region.subject(3, { divisionCode: '610902' });
    expect(nameOf(await changesOf(client), id)).toBe('***');
  });
});

describe('whoever may not pull', () => {
  const query = '{ sanctionFeed { hasMore } }';

  it('is told which purpose it takes', async () => {
    for (const headers of [{}, { 'x-purpose': 'joint-inspection' }]) {
      const { body } = await region.hub.ask('credit-office', query, { headers });
      expect(body.errors[0].extensions.code).toBe('PURPOSE_NOT_FOR_SANCTIONS');
    }
  });

  it('has no such feed without a token, and none as an auditor or the operator', async () => {
    const headers = { 'x-purpose': 'joint-sanction' };
    const nobody = await region.hub.ask(null, query, { headers });
    expect(nobody.body.errors[0].message).toContain('Cannot query field "sanctionFeed"');
    const auditor = await region.hub.ask('fire', query, { headers, principal: { roles: ['auditor'] } });
    expect(auditor.body.errors[0].extensions.code).toBe('ROLE_NEEDED');
    const operator = await region.hub.ask('hub', query, { headers, principal: { roles: ['operator'] } });
    expect(operator.body.errors[0].extensions.code).toBe('FIELD_NOT_SHARED');
  });

  it('asks for a page of a size that there is', async () => {
    for (const first of [0, -1, 501]) {
      const { body } = await region.hub.ask('fire', `{ sanctionFeed(first: ${first}) { hasMore } }`, {
        headers: { 'x-purpose': 'joint-sanction' },
      });
      expect(body.errors[0].extensions.code).toBe('ARGUMENT_INVALID');
    }
  });
});
