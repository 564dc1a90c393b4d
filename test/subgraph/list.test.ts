import 'reflect-metadata';
import { eq, sql as text } from 'drizzle-orm';
import { integer, pgSchema, text as textColumn } from 'drizzle-orm/pg-core';
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { childPage } from '../../src/subgraph/child-list.ts';
import type { ViewContext } from '../../src/subgraph/context.ts';
import { type Condition, type ListQuery, listPage, type SortOrder } from '../../src/subgraph/list.ts';
import { LARGEST_PAGE, type Page, type PageArgs } from '../../src/subgraph/page.ts';
import { testDatabase } from '../kit/database.ts';
import { recordedStatements } from '../kit/recorded-statements.ts';
import { viewContexts } from '../kit/view-context.ts';

const posts = pgSchema('sample').table('posts', {
  id: textColumn('id').primaryKey(),
  owner: textColumn('owner').notNull(),
  rank: integer('rank').notNull(),
});
type Post = typeof posts.$inferSelect;

const { url } = await testDatabase();
const { sql, take } = recordedStatements(url);
const contextOf = viewContexts(sql);

const BY_RANK: SortOrder<Post> = { name: 'RANK', keys: ['rank', 'id'] };
const BY_RANK_DOWN: SortOrder<Post> = { name: 'RANK_DOWN', keys: ['rank', 'id'], descending: true };

const ownedBy = (owner: string): Condition => ({
  name: 'owner',
  where: eq(posts.owner, text.placeholder('owner')),
  values: { owner },
});

interface Asked {
  args?: PageArgs;
  sort?: SortOrder<Post>;
  conditions?: Condition[];
  coordinate?: string;
  context?: ViewContext;
}

const query = (asked: Asked): ListQuery<typeof posts> => ({
  coordinate: asked.coordinate ?? 'Query.posts',
  table: posts,
  conditions: asked.conditions ?? [],
  sort: asked.sort ?? BY_RANK,
  args: asked.args ?? {},
});

const list = (asked: Asked = {}) => listPage(asked.context ?? contextOf(), query(asked));

async function insert(rows: readonly Post[]): Promise<void> {
  await sql`truncate sample.posts`;
  if (rows.length > 0) await sql`insert into sample.posts ${sql([...rows])}`;
}

const idsOf = (page: Page<Post>) => page.rows.map(({ id }) => id);

beforeAll(async () => {
  await sql.unsafe(
    'create schema sample; create table sample.posts (id text collate "C" primary key, owner text not null, rank integer not null)',
  );
});

const inOrder = (rows: readonly Post[], descending: boolean) => {
  const sorted = rows.toSorted((a, b) => a.rank - b.rank || (a.id < b.id ? -1 : 1));
  return (descending ? sorted.reverse() : sorted).map(({ id }) => id);
};

describe('a list', () => {
  const manyPosts = fc
    .uniqueArray(fc.string({ minLength: 1, maxLength: 3, unit: fc.constantFrom(...'abc旬阳"\\') }), {
      maxLength: 30,
    })
    .chain((ids) =>
      fc.tuple(
        ...ids.map((id) =>
          fc.record({ id: fc.constant(id), owner: fc.constantFrom('a', 'b'), rank: fc.nat({ max: 3 }) }),
        ),
      ),
    );
  const walk = fc.record({
    rows: manyPosts,
    sizes: fc.array(fc.integer({ min: 1, max: 7 }), { minLength: 1, maxLength: 5 }),
    backward: fc.boolean(),
    descending: fc.boolean(),
    owner: fc.option(fc.constantFrom('a', 'b', 'c')),
  });

  it('shows every row exactly once, in order, on pages of whatever sizes, forward and backward', async () => {
    await fc.assert(
      fc.asyncProperty(walk, async ({ rows, sizes, backward, descending, owner }) => {
        await insert(rows);
        const matching = rows.filter((row) => owner === null || row.owner === owner);
        const expected = inOrder(matching, descending);
        const asked = {
          sort: descending ? BY_RANK_DOWN : BY_RANK,
          conditions: owner === null ? [] : [ownedBy(owner)],
        };
        const seen: string[] = [];
        let cursor: string | null = null;
        for (let turn = 0; ; turn += 1) {
          const size = sizes[turn % sizes.length] as number;
          const args: PageArgs = backward ? { last: size, before: cursor } : { first: size, after: cursor };
          const page: Page<Post> = await list({ ...asked, args });
          expect(await page.count()).toBe(expected.length);
          if (backward) seen.unshift(...idsOf(page));
          else seen.push(...idsOf(page));
          const more: boolean = backward ? page.hasPrevious : page.hasNext;
          expect(more).toBe(seen.length < expected.length);
          expect(backward ? page.hasNext : page.hasPrevious).toBe(cursor !== null);
          const ends = page.endCursors();
          cursor = backward ? ends.start : ends.end;
          if (!more) break;
          expect(page.rows).toHaveLength(size);
        }
        expect(seen).toEqual(expected);
      }),
      { numRuns: 60 },
    );
  });

  it('goes on where the cursor stands although the row that it was of is gone', async () => {
    await insert([1, 2, 3, 4].map((rank) => ({ id: `p${rank}`, owner: 'a', rank })));
    const page = await list({ args: { first: 2 } });
    await sql`delete from sample.posts where id = 'p2'`;
    expect(idsOf(await list({ args: { first: 2, after: page.endCursors().end } }))).toEqual(['p3', 'p4']);
  });

  it('gives each row a cursor that stands for it, the same each time', async () => {
    await insert([1, 2, 3].map((rank) => ({ id: `p${rank}`, owner: 'a', rank })));
    const [page, again] = [await list(), await list({ args: { first: 2 } })];
    const [, second] = page.rows as [Post, Post, Post];
    expect(page.cursorOf(second)).toBe(again.endCursors().end);
    expect(idsOf(await list({ args: { first: 5, after: page.cursorOf(second) } }))).toEqual(['p3']);
    expect(idsOf(await list({ args: { last: 5, before: page.cursorOf(second) } }))).toEqual(['p1']);
  });

  it('counts and makes cursors only when it is asked to', async () => {
    await insert([{ id: 'p', owner: 'a', rank: 1 }]);
    take();
    const page = await list();
    expect(take()).toHaveLength(1);
    await page.count();
    expect(take()).toHaveLength(1);
  });
});

describe('the size of a page', () => {
  beforeAll(() => insert([1, 2, 3].map((rank) => ({ id: `p${rank}`, owner: 'a', rank }))));

  it('is 20 unless told, 0 at least and 500 at most', async () => {
    await insert(Array.from({ length: LARGEST_PAGE + 1 }, (_, n) => ({ id: `p${n}`, owner: 'a', rank: n })));
    expect((await list()).rows).toHaveLength(20);
    expect((await list({ args: { first: LARGEST_PAGE } })).rows).toHaveLength(500);
    expect((await list({ args: { last: LARGEST_PAGE } })).hasPrevious).toBe(true);
    const none = await list({ args: { first: 0 } });
    expect(none.rows).toEqual([]);
    expect(none.hasNext).toBe(true);
    expect(none.endCursors()).toEqual({ start: null, end: null });
  });

  it.each<[string, PageArgs, string]>([
    ['501 rows', { first: 501 }, 'first'],
    ['501 rows from the end', { last: 501 }, 'last'],
    ['fewer than no rows', { first: -1 }, 'first'],
    ['rows from both ends', { first: 1, last: 1 }, 'last'],
    ['what comes before, from the start', { first: 1, before: 'x' }, 'before'],
    ['what comes before, without a size', { before: 'x' }, 'before'],
    ['what comes after, from the end', { last: 1, after: 'x' }, 'after'],
  ])('is refused for %s, and the argument at fault named', async (_what, args, argument) => {
    await expect(list({ args })).rejects.toMatchObject({ code: 'ARGUMENT_INVALID', values: { argument } });
  });
});

describe('a cursor', () => {
  let cursor: string;
  beforeAll(async () => {
    await insert([1, 2, 3].map((rank) => ({ id: `p${rank}`, owner: 'a', rank })));
    cursor = (await list({ args: { first: 1 }, conditions: [ownedBy('a')] })).endCursors().end as string;
  });

  const goOn = (asked: Asked) =>
    list({ conditions: [ownedBy('a')], ...asked, args: { first: 1, after: cursor, ...asked.args } });

  it('is good for the list, filter, sort and department that it came from', async () => {
    expect(idsOf(await goOn({}))).toEqual(['p2']);
  });

  it.each<[string, () => Asked]>([
    ['another department', () => ({ context: contextOf('tax') })],
    ['nobody in particular', () => ({ context: contextOf(null) })],
    ['another sort', () => ({ sort: BY_RANK_DOWN })],
    ['another filter', () => ({ conditions: [ownedBy('b')] })],
    ['no filter', () => ({ conditions: [] })],
    ['another list', () => ({ coordinate: 'Query.drafts' })],
  ])('is refused under %s', async (_what, asked) => {
    await expect(goOn(asked())).rejects.toMatchObject({ code: 'CURSOR_INVALID' });
  });

  it('stays good when the day changes under a rule that no caller asked for', async () => {
    const rule = (today: string): Condition => ({
      name: 'published',
      where: text`${text.placeholder('today')}::date is not null`,
      values: { today },
      ambient: true,
    });
    const page = await list({ args: { first: 1 }, conditions: [rule('2026-11-22')] });
    const next = await list({
      args: { first: 5, after: page.endCursors().end },
      conditions: [rule('2026-11-23')],
    });
    expect(idsOf(next)).toEqual(['p2', 'p3']);
  });
});

describe('the lists of many parents', () => {
  const OWNERS = ['a', 'b', 'c', 'd'];
  beforeAll(() =>
    insert(
      OWNERS.flatMap((owner, at) =>
        Array.from({ length: at * 3 }, (_, n) => ({ id: `${owner}${n}`, owner, rank: n % 2 })),
      ),
    ),
  );

  const children = (context: ViewContext, owner: string, asked: Asked = {}) =>
    childPage(context, { ...query({ coordinate: 'Owner.posts', ...asked }), parent: 'owner' }, owner);

  it('take one statement for all of them, and one for all counts', async () => {
    const context = contextOf();
    take();
    const pages = await Promise.all(OWNERS.map((owner) => children(context, owner, { args: { first: 4 } })));
    expect(take()).toHaveLength(1);
    expect(pages.map(({ rows }) => rows.length)).toEqual([0, 3, 4, 4]);
    expect(pages.map(({ hasNext }) => hasNext)).toEqual([false, false, true, true]);
    expect(await Promise.all(pages.map((page) => page.count()))).toEqual([0, 3, 6, 9]);
    expect(take()).toHaveLength(1);
  });

  it('are each what a list of that parent alone is', async () => {
    const context = contextOf();
    for (const args of [{ first: 2 }, { last: 2 }, { first: 0 }, { first: 500 }] as PageArgs[]) {
      for (const sort of [BY_RANK, BY_RANK_DOWN]) {
        const pages = await Promise.all(OWNERS.map((owner) => children(context, owner, { args, sort })));
        for (const [at, owner] of OWNERS.entries()) {
          const alone = await list({ args, sort, conditions: [ownedBy(owner)] });
          expect(idsOf(pages[at] as Page<Post>)).toEqual(idsOf(alone));
          expect(pages[at]?.hasNext).toBe(alone.hasNext);
        }
      }
    }
  });

  it('go on from a cursor, forward and backward, to the end', async () => {
    for (const backward of [false, true]) {
      const seen: string[] = [];
      let cursor: string | null = null;
      for (;;) {
        const args: PageArgs = backward ? { last: 2, before: cursor } : { first: 2, after: cursor };
        const page: Page<Post> = await children(contextOf(), 'd', { args });
        if (backward) seen.unshift(...idsOf(page));
        else seen.push(...idsOf(page));
        if (!(backward ? page.hasPrevious : page.hasNext)) break;
        cursor = backward ? page.endCursors().start : page.endCursors().end;
      }
      expect(seen).toEqual(['d0', 'd2', 'd4', 'd6', 'd8', 'd1', 'd3', 'd5', 'd7']);
    }
  });

  it('keep apart what is asked of them differently in one operation', async () => {
    const context = contextOf();
    const pages = await Promise.all([
      children(context, 'd', { args: { first: 1 } }),
      children(context, 'd', { args: { first: 9 } }),
      children(context, 'd', { args: { first: 9 }, conditions: [ownedBy('a')] }),
      children(context, 'd', { args: { first: 9 }, conditions: [ownedBy('d')] }),
    ]);
    expect(pages.map((page) => page.rows.length)).toEqual([1, 9, 0, 9]);
    const down = await children(context, 'd', { args: { first: 1 }, sort: BY_RANK_DOWN });
    expect(idsOf(down)).not.toEqual(idsOf(pages[0]));
  });

  it('take no cursor of the list that is not under a parent', async () => {
    const page = await list({ args: { first: 1 } });
    const args = { first: 1, after: page.endCursors().end };
    expect(() => children(contextOf(), 'd', { args })).toThrow(
      expect.objectContaining({ code: 'CURSOR_INVALID' }),
    );
  });
});
