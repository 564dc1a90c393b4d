import { drizzle } from 'drizzle-orm/postgres-js';
import { beforeAll, describe, expect, it } from 'vitest';
import { writeRecords } from '../../../src/changes/write.ts';
import {
  abnormalListingRecords,
  dossierRecords,
  repairRecords,
  seriousViolationListingRecords,
} from '../../../src/views/credit/record.ts';
import { creditView } from '../../../src/views/credit/view.ts';
import { askView } from '../../kit/ask-view.ts';
import { testDatabase } from '../../kit/database.ts';
import { abnormalListing, CODE, dossier, repair, seriousListing } from './sample.ts';

const { sql } = await testDatabase();
const ask = askView(creditView(), sql);

const abnormal = {
  standing: abnormalListing({ reason: 'AN1', listedOn: '2026-07-01' }),
  removed: abnormalListing({ reason: 'AN2', listedOn: '2025-07-01', removedOn: '2026-11-22' }),
  removedTomorrow: abnormalListing({ reason: 'AN3', listedOn: '2025-06-01', removedOn: '2026-11-23' }),
  repaired: abnormalListing({ listedOn: '2025-05-01', removedOn: '2026-02-01', repairNumber: '修1' }),
  removedThreeYearsAgo: abnormalListing({
    listedOn: '2023-01-03',
    removedOn: '2023-11-22',
    decisionNumber: '列3',
  }),
  removedBefore: abnormalListing({ listedOn: '2023-01-03', removedOn: '2023-11-21', decisionNumber: '列4' }),
  listedTomorrow: abnormalListing({ listedOn: '2026-11-23', decisionNumber: '列2' }),
};
const serious = {
  standing: seriousListing({ listedOn: '2026-01-01' }),
  lastDay: seriousListing({ listedOn: '2023-11-22', ground: 'MARKET_ORDER' }),
  past: seriousListing({ listedOn: '2023-11-21', ground: 'CONSUMER_RIGHTS' }),
  repaired: seriousListing({ listedOn: '2025-01-01', ground: 'OTHER', repairNumber: '修2' }),
  removed: seriousListing({
    listedOn: '2025-02-01',
    ground: 'DRUGS_DEVICES_COSMETICS',
    removedOn: '2026-11-22',
  }),
  removedTomorrow: seriousListing({
    listedOn: '2025-03-01',
    ground: 'PRODUCT_AND_EQUIPMENT_SAFETY',
    removedOn: '2026-11-23',
  }),
};
const repairs = {
  pending: repair({ recordId: 'CF-1' }),
  denied: repair({ recordId: 'CF-2', state: 'DENIED', decidedOn: '2026-10-20' }),
  granted: repair({ recordId: 'CF-3', state: 'REPAIRED', decidedOn: '2026-10-20' }),
  deniedBeforeGranted: repair({ recordId: 'CF-3', state: 'DENIED', appliedOn: '2026-01-01' }),
  ofHiddenListing: repair({ recordKind: 'SERIOUS_VIOLATION_LISTING', recordId: serious.past.id }),
  ofRepairedListing: repair({ recordKind: 'ABNORMAL_LISTING', recordId: abnormal.repaired.id }),
  ofForgottenListing: repair({ recordKind: 'ABNORMAL_LISTING', recordId: abnormal.removedBefore.id }),
  ofStandingListing: repair({ recordKind: 'ABNORMAL_LISTING', recordId: abnormal.standing.id }),
};

const idsOf = (rows: { id: string }[]) => rows.map((row) => row.id).sort();
const ids = (...rows: { id: string }[]) => idsOf(rows);

const abnormalForOthers = ids(
  abnormal.standing,
  abnormal.removed,
  abnormal.removedTomorrow,
  abnormal.removedThreeYearsAgo,
);
const seriousForOthers = ids(serious.standing, serious.lastDay, serious.removedTomorrow);
const repairsForOthers = ids(repairs.pending, repairs.denied, repairs.ofStandingListing);

beforeAll(async () => {
  const db = drizzle(sql);
  const at = new Date();
  await writeRecords(db, dossierRecords, [dossier()], at);
  await writeRecords(db, abnormalListingRecords, Object.values(abnormal), at);
  await writeRecords(db, seriousViolationListingRecords, Object.values(serious), at);
  await writeRecords(db, repairRecords, Object.values(repairs), at);
});

describe.each([
  {
    who: 'another department',
    as: 'tax',
    abnormalIds: abnormalForOthers,
    seriousIds: seriousForOthers,
    repairIds: repairsForOthers,
  },
  {
    who: 'nobody known',
    as: undefined,
    abnormalIds: abnormalForOthers,
    seriousIds: seriousForOthers,
    repairIds: repairsForOthers,
  },
  {
    who: 'the source',
    as: 'market-regulation',
    abnormalIds: idsOf(Object.values(abnormal)),
    seriousIds: idsOf(Object.values(serious)),
    repairIds: idsOf(Object.values(repairs)),
  },
])('what exists for $who', ({ as, abnormalIds, seriousIds, repairIds }) => {
  const asking = as === undefined ? {} : { as };

  it('is the same in the lists and their counts', async () => {
    const { data } = await ask(
      `{ abnormalListings { totalCount nodes { id } }
         seriousViolationListings { totalCount nodes { id } } }`,
      asking,
    );
    expect(idsOf(data.abnormalListings.nodes)).toEqual(abnormalIds);
    expect(data.abnormalListings.totalCount).toBe(abnormalIds.length);
    expect(idsOf(data.seriousViolationListings.nodes)).toEqual(seriousIds);
    expect(data.seriousViolationListings.totalCount).toBe(seriousIds.length);
  });

  it('is the same under the subject', async () => {
    const { data } = await ask(
      `{ _entities(representations: [{ __typename: "Subject", uscc: "${CODE}" }]) { ... on Subject {
        credit { abnormalListings { id } seriousViolationListings { id } repairs { id } } } } }`,
      asking,
    );
    const [{ credit }] = data._entities;
    expect(idsOf(credit.abnormalListings)).toEqual(abnormalIds);
    expect(idsOf(credit.seriousViolationListings)).toEqual(seriousIds);
    expect(idsOf(credit.repairs)).toEqual(repairIds);
  });

  it('is the same by id', async () => {
    const representations = [
      ...Object.values(abnormal).map(({ id }) => ({ __typename: 'AbnormalListing', id })),
      ...Object.values(serious).map(({ id }) => ({ __typename: 'SeriousViolationListing', id })),
    ];
    const { data } = await ask(
      `query ($representations: [_Any!]!) { _entities(representations: $representations) {
        ... on AbnormalListing { id } ... on SeriousViolationListing { id } } }`,
      { ...asking, variables: { representations } },
    );
    const found = data._entities.map((entity: { id: string } | null) => entity?.id ?? null);
    expect(found).toEqual(
      representations.map(({ id }) => ([...abnormalIds, ...seriousIds].includes(id) ? id : null)),
    );
  });
});

describe('inForce', () => {
  const inForce = `query ($inForce: Boolean) {
    abnormalListings(filter: { inForce: $inForce }) { totalCount nodes { id } }
    seriousViolationListings(filter: { inForce: $inForce }) { totalCount nodes { id } }
    _entities(representations: [{ __typename: "Subject", uscc: "${CODE}" }]) { ... on Subject { credit {
      abnormalListings(inForce: $inForce) { id } seriousViolationListings(inForce: $inForce) { id } } } } }`;

  it('is true up to the day before the removal and on the last day of the term', async () => {
    const { data } = await ask(inForce, { as: 'tax', variables: { inForce: true } });
    const standing = ids(abnormal.standing, abnormal.removedTomorrow);
    expect(idsOf(data.abnormalListings.nodes)).toEqual(standing);
    expect(data.abnormalListings.totalCount).toBe(2);
    expect(idsOf(data.seriousViolationListings.nodes)).toEqual(seriousForOthers);
    expect(idsOf(data._entities[0].credit.abnormalListings)).toEqual(standing);
    expect(idsOf(data._entities[0].credit.seriousViolationListings)).toEqual(seriousForOthers);
  });

  it('is false for what was removed, which other departments still see of the abnormal list alone', async () => {
    const { data } = await ask(inForce, { as: 'tax', variables: { inForce: false } });
    const removed = ids(abnormal.removed, abnormal.removedThreeYearsAgo);
    expect(idsOf(data.abnormalListings.nodes)).toEqual(removed);
    expect(idsOf(data._entities[0].credit.abnormalListings)).toEqual(removed);
    expect(data.seriousViolationListings).toEqual({ totalCount: 0, nodes: [] });
    expect(data._entities[0].credit.seriousViolationListings).toEqual([]);
  });

  it('is false for all that is no longer in force when the source asks', async () => {
    const { data } = await ask(inForce, { as: 'market-regulation', variables: { inForce: false } });
    expect(idsOf(data.abnormalListings.nodes)).toEqual(
      ids(
        abnormal.removed,
        abnormal.removedThreeYearsAgo,
        abnormal.removedBefore,
        abnormal.repaired,
        abnormal.listedTomorrow,
      ),
    );
    expect(idsOf(data.seriousViolationListings.nodes)).toEqual(
      ids(serious.past, serious.repaired, serious.removed),
    );
  });

  it('moves on with the day in Shanghai', async () => {
    const { data } = await ask(inForce, {
      as: 'tax',
      at: '2026-11-23T00:00:00+08:00',
      variables: { inForce: true },
    });
    expect(idsOf(data.abnormalListings.nodes)).toEqual(ids(abnormal.standing, abnormal.listedTomorrow));
    expect(idsOf(data.seriousViolationListings.nodes)).toEqual(ids(serious.standing));
  });
});

describe('a page', () => {
  it('is followed by the next one, also when midnight has passed in between', async () => {
    const page = `query ($after: String) { abnormalListings(first: 2, after: $after, filter: { inForce: true }) {
      nodes { id } pageInfo { hasNextPage endCursor } } }`;
    const evening = await ask(page, { as: 'tax', at: '2026-11-21T23:59:00+08:00' });
    expect(evening.data.abnormalListings.pageInfo.hasNextPage).toBe(true);
    const morning = await ask(page, {
      as: 'tax',
      at: '2026-11-22T00:01:00+08:00',
      variables: { after: evening.data.abnormalListings.pageInfo.endCursor },
    });
    expect(morning.errors).toBeUndefined();
    expect(idsOf(morning.data.abnormalListings.nodes)).toEqual(ids(abnormal.removedTomorrow));
  });

  it('goes backward as well as forward', async () => {
    const { standing, removed, removedTomorrow, removedThreeYearsAgo } = abnormal;
    const newest = [standing, removed, removedTomorrow, removedThreeYearsAgo].map(({ id }) => id);
    const forward = await ask('{ abnormalListings(first: 4) { nodes { id } } }', { as: 'tax' });
    const backward = await ask('{ abnormalListings(last: 3) { nodes { id } } }', { as: 'tax' });
    expect(forward.data.abnormalListings.nodes.map((row: { id: string }) => row.id)).toEqual(newest);
    expect(backward.data.abnormalListings.nodes.map((row: { id: string }) => row.id)).toEqual(
      newest.slice(1),
    );
  });
});
