import { expect, it } from 'vitest';
import { keptTable } from '../../../src/views/credit/kept-table.ts';
import { testDatabase } from '../../kit/database.ts';
import { viewContexts } from '../../kit/view-context.ts';

const { sql } = await testDatabase();
const contextOf = viewContexts(sql);

const leaf = (count: number) => ({ division: '610902', industry: 'F5211', counts: [count, 40] });
const tellsFirst = (count: number) =>
  keptTable(contextOf(), 'test', [leaf(count)]).get('610902|')?.cells[0]?.hidden === false;

it('a table is kept as long as nothing is counted that was not counted before', () => {
  const first = keptTable(contextOf(), 'test', [leaf(7)]);
  expect(keptTable(contextOf('tax'), 'test', [leaf(7)])).toBe(first);
  expect(keptTable(contextOf(), 'other', [leaf(7)])).not.toBe(first);
});

it('one more or less subject makes another', () => {
  expect([5, 4, 5].map(tellsFirst)).toEqual([true, false, true]);
});
