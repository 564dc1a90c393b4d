import { drizzle } from 'drizzle-orm/postgres-js';
import { beforeAll, describe, expect, it } from 'vitest';
import { writeRecords } from '../../src/changes/write.ts';
import { HubError } from '../../src/errors.ts';
import { grantableGraph } from '../../src/gateway/grantable-graph.ts';
import { buildViews } from '../../src/hub.ts';
import type { Mask } from '../../src/permission/share.ts';
import { loadGraph } from '../../src/registry/graph.ts';
import { sourcesOf } from '../../src/registry/sources.ts';
import { registerClient } from '../../src/sharing/client.ts';
import { giveGrant, liveGrants, revokeGrant, type WantedGrant } from '../../src/sharing/grant.ts';
import { departmentRecords, purposeRecords } from '../../src/sharing/record.ts';
import { registerSource } from '../../src/sharing/source.ts';
import { AT } from '../kit/ask-gateway.ts';
import { testDatabase } from '../kit/database.ts';

const { sql } = await testDatabase();
const db = drizzle(sql);
const graph = grantableGraph(loadGraph(sourcesOf(buildViews(), { published: [], urls: new Map() })));
const told = { assertedAt: AT.now.toISOString() };
const EVERYWHERE = { division: null, industry: null, directory: null };

const wanted = (more: Partial<WantedGrant> = {}): WantedGrant => ({
  owner: 'market-regulation',
  grantee: 'education',
  client: null,
  purpose: 'campus-food-safety',
  coordinates: ['Subject.phone'],
  scope: EVERYWHERE,
  mask: null,
  validFrom: '2026-11-22',
  validTo: '2027-11-21',
  basis: '《中华人民共和国食品安全法》第五十七条',
  ...more,
});
const give = (more: Partial<WantedGrant> = {}) => giveGrant(db, wanted(more), { graph, moment: AT });

beforeAll(async () => {
  const ids = ['market-regulation', 'education', 'fire', 'transport', 'health'];
  await writeRecords(
    db,
    departmentRecords,
    ids.map((id) => ({ id, name: `${id}局`, englishName: id, ...told })),
    AT.now,
  );
  const purpose = { name: 'x', englishName: 'x', legalBasis: 'y', caseNumberRequired: false, ...told };
  await writeRecords(
    db,
    purposeRecords,
    [
      { ...purpose, id: 'campus-food-safety', excludes: [] },
      { ...purpose, id: 'credit-grading', excludes: ['Subject.ph*'] },
    ],
    AT.now,
  );
  await registerSource(db, { department: 'transport', type: 'PenaltyDisclosure' }, AT.now);
  await registerClient(db, { id: 'fire-app', department: 'fire', name: 'x', roles: ['app'] }, AT.now);
  await registerClient(db, { id: 'canteens', department: 'education', name: 'y', roles: ['app'] }, AT.now);
});

const state = async () => {
  const [found] = await sql`
    select (select count(*)::int from sharing.grants) as grants,
      (select count(*)::int from sharing.changes) as changes,
      (select version from sharing.policy_version) as version`;
  return found;
};

describe('a grant is refused, and changes nothing', () => {
  it.each<[what: string, wrong: Partial<WantedGrant>, why: string]>([
    [
      'for a field that there is not',
      { coordinates: ['Subject.fone'] },
      'Subject.fone is not a field of the graph that is shared by itself.',
    ],
    ['for no field', { coordinates: [] }, 'It names no field.'],
    [
      'for a purpose that nobody registered',
      { purpose: 'curiosity' },
      'There is no purpose "curiosity". Registered: campus-food-safety, credit-grading.',
    ],
    [
      'for a purpose that excludes the field',
      { purpose: 'credit-grading' },
      'The purpose credit-grading excludes Subject.phone.',
    ],
    ['to a department that takes no part', { grantee: 'eductaion' }, 'There is no department "eductaion".'],
    [
      'by a department that takes no part',
      { owner: 'nobody' },
      'There is no department "nobody". Subject is market-regulation\'s to grant, not nobody\'s.',
    ],
    [
      'by whoever does not own the records',
      { owner: 'fire' },
      "Subject is market-regulation's to grant, not fire's.",
    ],
    [
      'by a department without records of the type',
      { owner: 'health', coordinates: ['PenaltyDisclosure.naturalPersonName'] },
      'health has no records of PenaltyDisclosure. Those who have: transport.',
    ],
    [
      'by a steward of records that are each their source’s',
      { owner: 'market-regulation', coordinates: ['PenaltyDisclosure.naturalPersonName'] },
      'market-regulation has no records of PenaltyDisclosure. Those who have: transport.',
    ],
    [
      'for a field that is nobody else’s',
      { coordinates: ['Subject.legalRepresentativeIdNumber'] },
      'Subject.legalRepresentativeIdNumber is WITHHELD: nobody but its owner may have it.',
    ],
    [
      'for a field that everybody has',
      { coordinates: ['Subject.name'] },
      'Subject.name is OPEN: no grant is needed for it.',
    ],
    [
      'to the owner itself',
      { grantee: 'market-regulation' },
      'market-regulation needs no grant for what is its own.',
    ],
    [
      'for a division that is none',
      { scope: { ...EVERYWHERE, division: '61090' } },
      '"61090" names no division: it has the first 2, 4 or 6 digits of its code (GB/T 2260).',
    ],
    [
      'for an industry that is none',
      { scope: { ...EVERYWHERE, industry: '52' } },
      '"52" names no industry: it is a letter, with 2 to 4 digits or none (GB/T 4754).',
    ],
    [
      'for a directory without a name',
      { scope: { ...EVERYWHERE, directory: ' ' } },
      'The directory has no name.',
    ],
    [
      'from a day after its last',
      { validFrom: '2027-01-01', validTo: '2026-12-31' },
      'It ends (2026-12-31) before it begins (2027-01-01).',
    ],
    [
      'without its days',
      { validFrom: '', validTo: '2026-02-30' },
      '"" is not a date, as in 2026-04-30. "2026-02-30" is not a date, as in 2026-04-30.',
    ],
    ['with a mask that there is not', { mask: 'BLUR' as Mask }, 'There is no mask "BLUR".'],
    [
      'with a mask that the field cannot have',
      { mask: 'DATE_YEAR' },
      'Subject.phone cannot be masked as DATE_YEAR.',
    ],
    ['to a client that there is not', { client: 'canteen' }, 'There is no client "canteen".'],
    [
      'to a client of another department',
      { client: 'fire-app' },
      'The client "fire-app" is not one of education.',
    ],
    ['without a basis', { basis: '  ' }, 'It says no legal basis.'],
  ])('%s', async (_what, wrong, why) => {
    const before = await state();
    const refused = await give(wrong).catch((error: HubError) => error);
    expect(refused).toBeInstanceOf(HubError);
    expect(refused).toMatchObject({ code: 'GRANT_REFUSED', message: expect.stringContaining(why) });
    expect(await state()).toEqual(before);
  });

  it('with everything that is wrong with it told at once', async () => {
    const refused = await give({ purpose: 'x', coordinates: ['Subject.name'], basis: '' }).catch(
      (error: HubError) => error,
    );
    for (const why of ['no purpose "x"', 'Subject.name is OPEN', 'no legal basis']) {
      expect((refused as HubError).message).toContain(why);
    }
  });
});

describe('a grant', () => {
  it('is in the list from when it is given until it is revoked, and is kept', async () => {
    const before = await liveGrants(db, AT);
    const id = await give({ client: 'canteens', scope: { ...EVERYWHERE, division: '6109' } });
    const listed = (await liveGrants(db, AT)).filter((grant) => grant.id === id);
    expect(listed).toEqual([
      { ...wanted({ client: 'canteens' }), scope: { ...EVERYWHERE, division: '6109' }, id },
    ]);

    await revokeGrant(db, { id, reason: '合作结束' }, AT);
    expect(await liveGrants(db, AT)).toEqual(before);
    const [row] = await sql`select revoked_because, version from sharing.grants where id = ${id}`;
    expect(row).toEqual({ revoked_because: '合作结束', version: 2 });
  });

  it('is revoked once, for a reason, and only if it is there', async () => {
    const id = await give();
    await expect(revokeGrant(db, { id, reason: ' ' }, AT)).rejects.toMatchObject({
      code: 'ARGUMENT_INVALID',
    });
    await revokeGrant(db, { id, reason: 'x' }, AT);
    for (const gone of [id, 'no-such-grant']) {
      await expect(revokeGrant(db, { id: gone, reason: 'x' }, AT)).rejects.toMatchObject({
        code: 'GRANT_UNKNOWN',
        message: `There is no grant "${gone}" in force. List them with: hub grants.`,
      });
    }
  });

  it('is not listed once it has run out, and is before it begins', async () => {
    const past = await give({ validFrom: '2025-01-01', validTo: '2025-12-31' });
    const coming = await give({ validFrom: '2028-01-01', validTo: '2028-12-31' });
    const ids = (await liveGrants(db, AT)).map(({ id }) => id);
    expect(ids).not.toContain(past);
    expect(ids).toContain(coming);
  });
});

describe('two masks on one field', () => {
  const address = (more: Partial<WantedGrant>) =>
    give({ grantee: 'health', coordinates: ['Subject.contactAddress'], ...more });

  it('are refused, whatever their scopes, while both would be in force', async () => {
    const id = await address({ mask: 'ADDRESS', scope: { ...EVERYWHERE, division: '61' } });
    await expect(
      address({ mask: 'FREE_TEXT', scope: { ...EVERYWHERE, division: '62' } }),
    ).rejects.toMatchObject({
      code: 'GRANT_REFUSED',
      message: expect.stringContaining(
        `The grant ${id} masks Subject.contactAddress as ADDRESS; two masks on one field are refused.`,
      ),
    });
    await address({ mask: 'FREE_TEXT', validFrom: '2029-01-01', validTo: '2029-12-31' });
    await address({ mask: null });
    await revokeGrant(db, { id, reason: 'x' }, AT);
    await address({ mask: 'FREE_TEXT' });
  });

  it('cannot both pass when they are given at once', async () => {
    for (let turn = 0; turn < 5; turn += 1) {
      const days = { validFrom: `203${turn}-01-01`, validTo: `203${turn}-12-31` };
      const both = await Promise.allSettled(
        (['ADDRESS', 'FREE_TEXT'] as const).map((mask) => address({ mask, grantee: 'fire', ...days })),
      );
      expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    }
  });
});
