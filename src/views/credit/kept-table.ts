import type { Database } from '../../database/statement.ts';
import type { ViewContext } from '../../subgraph/context.ts';
import { closedTable } from './closed-table.ts';
import type { Group, Leaf } from './group-table.ts';

type Table = ReadonlyMap<string, Group>;

const tables = new WeakMap<Database, Map<string, { readonly content: string; readonly table: Table }>>();

/**
 * The closed table of these leaves. The last one of each name is kept: it takes three times as long to make as its
 * leaves take to be counted, and they seldom change. It depends on them alone, so it is never out of date.
 */
export function keptTable({ db }: ViewContext, name: string, leaves: readonly Leaf[]): Table {
  let kept = tables.get(db);
  if (kept === undefined) {
    kept = new Map();
    tables.set(db, kept);
  }
  const content = JSON.stringify(leaves);
  const found = kept.get(name);
  if (found?.content === content) return found.table;
  const table = closedTable(leaves);
  kept.set(name, { content, table });
  return table;
}
