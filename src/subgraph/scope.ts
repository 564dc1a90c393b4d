import { or, type SQL, sql } from 'drizzle-orm';
import type { PgColumn, PgTable } from 'drizzle-orm/pg-core';
import { qualified } from '../database/qualified.ts';
import { asksForFacts, EVERYWHERE, type RowScope, type Scope, scopeKey } from '../permission/scope.ts';
import type { Verdict } from '../permission/verdict.ts';
import { columnsOf } from './column-set.ts';
import type { ViewContext } from './context.ts';

/** What a scope asks of the subject that a row is about. */
interface FactColumns {
  readonly division: SQL;
  readonly industry: SQL;
  inDirectory(directory: SQL): SQL;
}

/** How the rows of a table are told to lie in a scope. */
export interface ScopedRows {
  /** The GraphQL type that shows them. */
  readonly type: string;
  readonly source: PgColumn;
  /** True where the test holds of the row's subject, and false, never null, where nothing is known of it. */
  subjectHolds(test: (facts: FactColumns) => SQL): SQL;
}

/** A table `subject_facts` of a view (changes/projection.ts). */
type FactsTable = PgTable &
  Readonly<Record<'subjectKey' | 'divisionCode' | 'industryCode' | 'directories', PgColumn>>;

const known = new Map<PgTable, ScopedRows>();

/** Says how the rows of a table lie in scopes; where nobody has said it, they lie in none but their source's. */
export function scopeRows(table: PgTable, rows: ScopedRows): void {
  known.set(table, rows);
}

/** By the facts that a view keeps of subjects. */
export const byFacts =
  (facts: FactsTable, subjectKey: PgColumn): ScopedRows['subjectHolds'] =>
  (test) => {
    const holds = test({
      division: qualified(facts.divisionCode),
      industry: qualified(facts.industryCode),
      inDirectory: (directory) => sql`${directory} = any(${qualified(facts.directories)})`,
    });
    return sql`exists (select from ${facts} where ${qualified(facts.subjectKey)} = ${qualified(subjectKey)} and ${holds})`;
  };

/** The columns of a table as a statement reads them: those of the set, and for each scope that an owner granted one bit. */
export interface RowSelection {
  readonly columns: Record<string, PgColumn | SQL.Aliased>;
  /** Part of the statement's name. */
  readonly name: string;
  readonly values: Readonly<Record<string, string>>;
}

/** The scopes whose bits have to be read with the rows of a table. */
export function scopesOfTable(context: ViewContext, table: PgTable): readonly RowScope[] {
  const rows = known.get(table);
  return rows === undefined ? [] : context.scopesOf(rows.type);
}

export function rowSelection(context: ViewContext, table: PgTable): RowSelection {
  const rows = known.get(table);
  const scopes = rows === undefined ? [] : scopesOfTable(context, table);
  const compiled = scopes.map((scope, index) => compile(rows as ScopedRows, scope, bitName(index)));
  return {
    get columns() {
      const bits = compiled.map(({ where }, index) => [bitName(index), where.as(bitName(index))]);
      return { ...columnsOf(table, context.columns), ...Object.fromEntries(bits) };
    },
    name: [context.columns, ...compiled.map(({ name }) => name)].join(' '),
    values: Object.assign({}, ...compiled.map(({ values }) => values)),
  };
}

/** Under which a row holds whether it lies in the scope of that index. */
const bitName = (index: number): string => `inScope${index}`;

/** Whether a row lies in a scope. What its subject's registration says was read with it, as one bit a scope. */
export function inScope(scope: Scope, scopes: readonly RowScope[]): (row: object) => boolean {
  const bit = bitName(scopes.findIndex((one) => factsKey(one) === factsKey(scope)));
  const needsBit = asksForFacts(scope);
  return (row) => {
    const read = row as Readonly<Record<string, unknown>>;
    if (scope.source !== null && read.source !== scope.source) return false;
    return !needsBit || read[bit] === true;
  };
}

/** The scopes of verdicts as far as they ask for facts, each once. */
export function factScopes(verdicts: readonly (Verdict | null)[]): RowScope[] {
  const found = new Map<string, RowScope>();
  for (const verdict of verdicts) {
    for (const { scope } of verdict?.allows ?? []) {
      // The same facts are asked for whichever source's records the grant is about.
      const { division, industry, directory } = scope;
      if (asksForFacts(scope)) found.set(factsKey(scope), { division, industry, directory });
    }
  }
  return [...found.values()];
}

const factsKey = (scope: RowScope): string => scopeKey({ ...EVERYWHERE, ...scope, source: null });

/** What a filter or a sort reads of a column. */
export interface Usable {
  readonly value: SQL;
  /** Part of the statement's name. */
  readonly name: string;
  readonly values: Readonly<Record<string, string>>;
}

/** The column where the caller may have its whole value, and null elsewhere: a filter finds nothing there. */
export function usable(context: ViewContext, coordinate: string, column: PgColumn): Usable {
  const verdict = context.scope.decision.verdict(coordinate);
  if (verdict?.outcome === 'FULL') return { value: sql`${column}`, name: 'whole', values: {} };
  const rows = known.get(column.table as PgTable);
  const scopes = (verdict?.allows ?? []).flatMap(({ mask, scope }) => (mask === null ? [scope] : []));
  if (rows === undefined || scopes.length === 0) return { value: sql`null`, name: 'nothing', values: {} };
  const compiled = scopes.map((scope, index) => compile(rows, scope, `use${index}`));
  return {
    value: sql`case when ${or(...compiled.map(({ where }) => where))} then ${column} end`,
    name: compiled.map(({ name }) => name).join(' '),
    values: Object.assign({}, ...compiled.map(({ values }) => values)),
  };
}

/** A scope as one SQL boolean; its values come through placeholders that begin with `prefix`. */
function compile(
  rows: ScopedRows,
  scope: RowScope & { readonly source?: string | null },
  prefix: string,
): { readonly where: SQL; readonly name: string; readonly values: Record<string, string> } {
  const { source, division, industry, directory } = scope;
  const given = Object.entries({ source, division, industry, directory }).filter(
    (part): part is [string, string] => part[1] != null,
  );
  return {
    // A statement is built once, and its name and values are asked for at every call.
    get where() {
      return conditionOf(rows, scope, (part) => sql`${sql.placeholder(prefix + part)}::text`);
    },
    name: `${prefix}(${given.map(([part]) => part).join('+')})`,
    values: Object.fromEntries(given.map(([part, value]) => [prefix + part, value])),
  };
}

function conditionOf(
  rows: ScopedRows,
  scope: RowScope & { readonly source?: string | null },
  value: (part: string) => SQL,
): SQL {
  const tests: SQL[] = [];
  if (scope.source != null) tests.push(sql`${qualified(rows.source)} = ${value('source')}`);
  if (asksForFacts(scope)) {
    const { division, industry, directory } = scope;
    tests.push(
      rows.subjectHolds((facts) => {
        const asked: SQL[] = [];
        if (division !== null) asked.push(sql`starts_with(${facts.division}, ${value('division')})`);
        if (industry !== null) asked.push(sql`starts_with(${facts.industry}, ${value('industry')})`);
        if (directory !== null) asked.push(facts.inDirectory(value('directory')));
        return sql.join(asked, sql` and `);
      }),
    );
  }
  return sql`(${sql.join(tests, sql` and `)})`;
}
