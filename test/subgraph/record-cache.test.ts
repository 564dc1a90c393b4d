import 'reflect-metadata';
import { setTimeout as delay } from 'node:timers/promises';
import { integer, pgSchema, text } from 'drizzle-orm/pg-core';
import { drizzle } from 'drizzle-orm/postgres-js';
import { beforeEach, describe, expect, it } from 'vitest';
import { LEASE_MS, leasesOver } from '../../src/changes/lease.ts';
import type { ChangeListener } from '../../src/changes/listener.ts';
import { childPage } from '../../src/subgraph/child-list.ts';
import { collectionOf, type KeptRow, MOST_ROWS } from '../../src/subgraph/collection.ts';
import { RecordCache } from '../../src/subgraph/record-cache.ts';
import { rowByKey } from '../../src/subgraph/row-by-key.ts';
import { testDatabase } from '../kit/database.ts';
import { recordedStatements } from '../kit/recorded-statements.ts';
import { recordsOver, until } from '../kit/records.ts';
import { viewContexts } from '../kit/view-context.ts';

const posts = pgSchema('sample').table('posts', {
  id: text('id').primaryKey(),
  owner: text('owner').notNull(),
  rank: integer('rank').notNull(),
  tags: text('tags').array().notNull(),
});
type Post = typeof posts.$inferSelect;

const { url, sql } = await testDatabase();
await sql.unsafe(`
  create schema sample;
  create table sample.posts (id text primary key, owner text not null, rank integer not null, tags text[] not null default '{}');
  create index on sample.posts (owner, rank, id);
  select changes.announce_table('sample.posts', 'id', 'owner');`);
const { sql: recorded, take } = recordedStatements(url);

// Each knows of the other's reads as little as two processes do.
const here = await recordsOver(url);
const there = await recordsOver(url);
const contextHere = viewContexts(recorded, here);
const contextThere = viewContexts(sql, there);

const byId = collectionOf(posts, 'id', null);
const byOwner = collectionOf(posts, 'owner', ['rank', 'id']);

const idsOf = async (context: ReturnType<typeof contextHere>, owner: string) => {
  const page = await childPage(
    context,
    {
      coordinate: 'Owner.posts',
      table: posts,
      parent: 'owner',
      conditions: [],
      sort: { name: 'RANK', keys: ['rank', 'id'] },
      args: { first: 500 },
    },
    owner,
  );
  return page.rows.map(({ id }) => id);
};
const rankOf = async (context: ReturnType<typeof contextHere>, id: string) =>
  (await rowByKey(context, posts, 'id').load(id))?.rank ?? null;

/** Reads into both, until both keep what they have read. */
async function warm(owner: string): Promise<void> {
  for (const [records, contextOf] of [
    [here, contextHere],
    [there, contextThere],
  ] as const) {
    await until(async () => {
      await idsOf(contextOf(), owner);
      return records.get(byOwner, owner) !== undefined;
    });
  }
}

beforeEach(async () => {
  await sql`truncate sample.posts`;
  await sql`insert into sample.posts values ('p1', 'a', 1), ('p2', 'a', 2), ('p3', 'b', 3)`;
  await leasesOver();
});

describe('what a process keeps', () => {
  it('is answered without a statement, for whoever asks', async () => {
    await warm('a');
    await until(async () => {
      take();
      const answered = [await idsOf(contextHere('tax'), 'a'), await idsOf(contextHere(null), 'a')];
      expect(answered).toEqual([
        ['p1', 'p2'],
        ['p1', 'p2'],
      ]);
      return take().length === 0;
    });
  });

  it('is that nothing is there, too, until something is', async () => {
    await warm('nobody');
    expect(here.get(byOwner, 'nobody') ?? []).toEqual([]);
    await sql`insert into sample.posts values ('p4', 'nobody', 1)`;
    await leasesOver();
    expect(await idsOf(contextHere(), 'nobody')).toEqual(['p4']);
  });

  it('may be changed by nobody', async () => {
    await sql`update sample.posts set tags = '{x}' where id = 'p1'`;
    const context = contextHere();
    const post = (await rowByKey(context, posts, 'id').load('p1')) as Post;
    expect(() => {
      post.rank = 7;
    }).toThrow(TypeError);
    expect(() => post.tags.push('y')).toThrow(TypeError);
    expect(() => Object.assign(post, { __typename: 'Post' })).toThrow(TypeError);
  });

  it('leaves out a parent with more rows than lists are read for: SQL answers for it', async () => {
    await sql`insert into sample.posts select 'm' || n, 'many', n from generate_series(1, ${MOST_ROWS + 1}) as n`;
    await leasesOver();
    await warm('many');
    expect(here.get(byOwner, 'many') ?? null).toBeNull();
    expect(await idsOf(contextHere(), 'many')).toHaveLength(MOST_ROWS + 1);
  });
});

describe('a change by somebody else', () => {
  it.each<[string, () => Promise<unknown>, string[]]>([
    ['a new row', () => sql`insert into sample.posts values ('p4', 'a', 0)`, ['p4', 'p1', 'p2']],
    ['a row that is moved away', () => sql`update sample.posts set owner = 'b' where id = 'p1'`, ['p2']],
    [
      'a row that is moved here',
      () => sql`update sample.posts set owner = 'a' where id = 'p3'`,
      ['p1', 'p2', 'p3'],
    ],
    ['a row that is deleted', () => sql`delete from sample.posts where id = 'p2'`, ['p1']],
    ['a truncation', () => sql`truncate sample.posts`, []],
    [
      'a batch of many',
      () =>
        sql`insert into sample.posts select 'n' || n, case n when 1 then 'a' else 'x' || n end, 9 from generate_series(1, 300) as n`,
      ['p1', 'p2', 'n1'],
    ],
  ])('%s is hidden by no process after the lease', async (_what, act, expected) => {
    await warm('a');
    await act();
    await leasesOver();
    expect(await idsOf(contextHere(), 'a')).toEqual(expected);
    expect(await idsOf(contextThere(), 'a')).toEqual(expected);
  });

  it('is seen without waiting for the lease, once it has been heard', async () => {
    await warm('a');
    await sql`update sample.posts set rank = 3 where id = 'p1'`;
    await until(() => here.get(byOwner, 'a') === undefined);
    expect(await idsOf(contextHere(), 'a')).toEqual(['p2', 'p1']);
  });

  it('is never hidden for longer than the lease, however often it is read meanwhile', async () => {
    const committed = new Map<number, number>();
    let isWriting = true;
    const writing = (async () => {
      for (let rank = 10; rank < 60; rank += 1) {
        await sql`update sample.posts set rank = ${rank} where id = 'p1'`;
        committed.set(rank, performance.now());
        await delay(20 * Math.random());
      }
      isWriting = false;
    })();
    while (isWriting) {
      const asked = performance.now();
      const rank = (await rankOf(contextThere(), 'p1')) as number;
      const replacedAt = committed.get(rank + 1);
      if (replacedAt !== undefined) expect(asked - replacedAt).toBeLessThan(LEASE_MS);
      await delay(1);
    }
    await writing;
  });

  it('of a row that is rolled back is none', async () => {
    await warm('a');
    await sql
      .begin(async (transaction) => {
        await transaction`delete from sample.posts`;
        throw new Error('after all');
      })
      .catch(() => undefined);
    await leasesOver();
    expect(await idsOf(contextHere(), 'a')).toEqual(['p1', 'p2']);
  });
});

describe('what is fetched', () => {
  const fetchPosts = (keys: string[]) => byOwner.fetch(drizzle(recorded), keys);

  it('is not kept where it was changed while it was on its way; the others of it are', async () => {
    await until(() => here.serves(byOwner));
    const found = await here.fill(byOwner, ['a', 'b'], async (keys) => {
      const rows = await fetchPosts(keys);
      const before = await sql`update sample.posts set rank = 9 where id = 'p1' returning id`;
      expect(before).toHaveLength(1);
      await leasesOver();
      return rows;
    });
    expect(found.map((rows) => rows?.length)).toEqual([2, 1]);
    await until(() => here.serves(byOwner));
    expect(here.get(byOwner, 'a')).toBeUndefined();
    expect(here.get(byOwner, 'b') ?? found[1]).toEqual(found[1]);
    expect(await rankOf(contextHere(), 'p1')).toBe(9);
  });

  it('is not kept where the connection was lost meanwhile', async () => {
    await until(() => here.serves(byOwner));
    await here.fill(byOwner, ['a'], async (keys) => {
      const rows = await fetchPosts(keys);
      here.lost();
      return rows;
    });
    await until(() => here.serves(byOwner));
    expect(here.get(byOwner, 'a')).toBeUndefined();
  });
});

describe('the connection by which changes are heard', () => {
  it('lost, takes with it all that is kept; it comes back, and misses nothing', async () => {
    await warm('a');
    await sql`select pg_terminate_backend(pid) from pg_stat_activity
      where datname = current_database() and application_name = 'hub changes'`;
    await until(() => !here.serves(byOwner) && !there.serves(byOwner));
    await sql`delete from sample.posts where id = 'p1'`;
    expect(await idsOf(contextHere(), 'a')).toEqual(['p2']);
    await until(() => here.serves(byOwner) && there.serves(byOwner));
    expect(here.get(byOwner, 'a')).toBeUndefined();
    expect(await idsOf(contextThere(), 'a')).toEqual(['p2']);
    await warm('a');
  }, 20_000);
});

describe('a table', () => {
  it('of which not every kind of change is announced is not kept', async () => {
    await sql.unsafe(`
      create table sample.drafts (id text primary key);
      select changes.announce_table('sample.drafts', 'id');
      drop trigger announce_truncate on sample.drafts;`);
    const drafts = pgSchema('sample').table('drafts', { id: text('id').primaryKey() });
    const later = await recordsOver(url);
    await until(() => later.serves(byId));
    expect(later.serves(collectionOf(drafts, 'id', null))).toBe(false);
    expect(later.serves(collectionOf(posts, 'rank', null))).toBe(false);
  });
});

describe('a cache', () => {
  const listener = (fresh: () => boolean): ChangeListener => ({
    announces: () => true,
    isFresh: fresh,
    close: async () => undefined,
  });
  const row = (id: string): KeptRow => ({ id, owner: 'x'.repeat(100), rank: 1, tags: [] });

  it('keeps no more than its bytes, the latest read', async () => {
    const records = new RecordCache(10_000);
    records.hears(listener(() => true));
    const ids = Array.from({ length: 100 }, (_, n) => `p${n}`);
    for (const id of ids) await records.fill(byId, [id], async () => [row(id)]);
    const kept = ids.filter((id) => records.get(byId, id) !== undefined);
    expect(kept.length).toBeGreaterThan(10);
    expect(kept).toEqual(ids.slice(-kept.length));
    expect(kept.length * 224).toBeLessThan(10_000);
  });

  it('answers nothing while it may have missed a change, and again after', async () => {
    let isFresh = true;
    const records = new RecordCache();
    records.hears(listener(() => isFresh));
    await records.fill(byId, ['p1'], async () => [row('p1')]);
    isFresh = false;
    expect(records.get(byId, 'p1')).toBeUndefined();
    isFresh = true;
    expect(records.get(byId, 'p1')).toEqual([row('p1')]);
  });

  it('that hears of no changes serves nothing', async () => {
    const records = new RecordCache();
    await records.fill(byId, ['p1'], async () => [row('p1')]);
    expect(records.serves(byId)).toBe(false);
    expect(records.get(byId, 'p1')).toBeUndefined();
  });
});
