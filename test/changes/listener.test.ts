import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import type { Change } from '../../src/changes/change.ts';
import { leasesOver } from '../../src/changes/lease.ts';
import { listenToChanges } from '../../src/changes/listener.ts';
import { testDatabase } from '../kit/database.ts';
import { until } from '../kit/records.ts';

const { url, sql } = await testDatabase();
await sql.unsafe(`
  create schema sample;
  create table sample.posts (id text primary key, owner text, note text);
  create table sample.drafts (id text primary key);
  select changes.announce_table('sample.posts', 'id', 'owner');`);

let heard: Change[] = [];
let losses = 0;
const listener = await listenToChanges(url, {
  change: (change) => void heard.push(change),
  lost: () => {
    losses += 1;
  },
});
afterAll(listener.close);

beforeEach(async () => {
  await sql`truncate sample.posts`;
  await sql`insert into sample.posts values ('p1', 'a'), ('p2', 'b'), ('p3', null)`;
  await leasesOver();
  heard = [];
});

const told = async (): Promise<Change[]> => {
  await until(() => heard.length > 0);
  await leasesOver();
  return heard;
};
const ofPosts = (keys: Change['keys']): Change[] => [{ table: 'sample.posts', keys }];

describe('what is announced of a statement', () => {
  it('is the values that its rows have by the columns of the table', async () => {
    await sql`insert into sample.posts values ('p4', 'a'), ('p5', 'a')`;
    expect(await told()).toEqual(ofPosts({ id: ['p4', 'p5'], owner: ['a'] }));
  });

  it('is those, too, that they had before', async () => {
    await sql`update sample.posts set owner = 'c' where id = 'p1'`;
    expect(await told()).toEqual(ofPosts({ id: ['p1'], owner: ['a', 'c'] }));
    heard = [];
    await sql`delete from sample.posts where owner = 'b'`;
    expect(await told()).toEqual(ofPosts({ id: ['p2'], owner: ['b'] }));
  });

  it('is no value where there is none', async () => {
    await sql`delete from sample.posts where id = 'p3'`;
    expect(await told()).toEqual(ofPosts({ id: ['p3'], owner: [] }));
  });

  it.each<[string, () => Promise<unknown>]>([
    ['many rows', () => sql`insert into sample.posts select 'n' || n from generate_series(1, 201) as n`],
    [
      'long keys',
      () => sql`insert into sample.posts select repeat('旬', 100) || n from generate_series(1, 50) as n`,
    ],
    ['a truncation', () => sql`truncate sample.posts`],
  ])('is the table alone for %s', async (_what, act) => {
    await act();
    expect(await told()).toEqual([{ table: 'sample.posts', keys: null }]);
  });

  it('is nothing where it changes nothing', async () => {
    await sql`update sample.posts set note = 'x' where id = 'nobody'`;
    await leasesOver();
    expect(heard).toEqual([]);
  });

  it('comes with the commit, for each statement of a transaction', async () => {
    await sql.begin(async (transaction) => {
      await transaction`update sample.posts set note = 'x' where id = 'p1'`;
      await transaction`update sample.posts set note = 'x' where id = 'p2'`;
      await leasesOver();
      expect(heard).toEqual([]);
    });
    expect((await told()).map(({ keys }) => keys?.id)).toEqual([['p1'], ['p2']]);
  });
});

describe('a listener', () => {
  it('knows by which columns a table is announced', () => {
    expect(listener.announces('sample.posts', 'owner')).toBe(true);
    expect(listener.announces('sample.posts', 'note')).toBe(false);
    expect(listener.announces('sample.drafts', 'id')).toBe(false);
    expect(listener.announces('credit.dossiers', 'subject_key')).toBe(true);
  });

  it('takes a change that it cannot read for one of everything', async () => {
    const before = losses;
    await sql`select pg_notify('hub_changes', 'what?')`;
    await until(() => losses > before);
    expect(heard).toEqual([]);
  });

  it('is fresh while its beats come back, and not when they do not', async () => {
    await until(() => listener.isFresh());
    await sql`select pg_terminate_backend(pid) from pg_stat_activity
      where datname = current_database() and application_name = 'hub changes'`;
    await until(() => !listener.isFresh());
    expect(listener.announces('sample.posts', 'owner')).toBe(false);
    await until(() => listener.isFresh());
    expect(listener.announces('sample.posts', 'owner')).toBe(true);
  }, 20_000);
});
