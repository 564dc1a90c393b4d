// biome-ignore-all lint/suspicious/noTemplateCurlyInString: what is replaced is the text of a source.

import type { SeededFault } from './seeded-fault.ts';

/** In the views, which show of each row what was decided for it. */
export const VIEW_FAULTS: readonly SeededFault[] = [
  {
    name: 'a grant exists for a department that is no party to it',
    file: 'src/sharing/grant/loader.ts',
    from: 'eq(grants.grantee, department)',
    to: 'sql`true`',
  },
  {
    name: 'the mask is dropped',
    file: 'src/subgraph/protected-field.ts',
    from: "if (showing === 'WHOLE') return value;",
    to: "if (showing !== 'NOTHING') return value;",
  },
  {
    name: 'the source of a scope is not looked at',
    file: 'src/subgraph/scope.ts',
    from: 'if (scope.source !== null && read.source !== scope.source) return false;',
    to: '',
  },
  {
    name: 'what a scope asks of the subject is not looked at',
    file: 'src/subgraph/scope.ts',
    from: 'return !needsBit || read[bit] === true;',
    to: 'return true;',
  },
  {
    name: 'of the parts of a scope one is enough',
    file: 'src/subgraph/scope.ts',
    from: 'return sql.join(asked, sql` and `);',
    to: 'return sql`(${sql.join(asked, sql` or `)})`;',
  },
  {
    name: 'a scoped filter reads the raw column',
    file: 'src/subgraph/scope.ts',
    from: 'value: sql`case when ${or(...compiled.map(({ where }) => where))} then ${column} end`,',
    to: 'value: sql`${column}`,',
  },
  {
    name: 'a scope that is masked may be filtered by',
    file: 'src/subgraph/scope.ts',
    from: '(mask === null ? [scope] : [])',
    to: '[scope]',
  },
  {
    name: 'the row rule is dropped in a look-up',
    file: 'src/views/penalty-disclosure/loader.ts',
    from: "rowByKey(context, disclosures, 'id', [visible(context)])",
    to: "rowByKey(context, disclosures, 'id', [])",
  },
  {
    name: 'the row rule is dropped in a list of a subject',
    file: 'src/views/penalty-disclosure/resolver.ts',
    from: 'conditions: [visible(context)],',
    to: 'conditions: [],',
  },
  {
    name: 'the row rule is applied after the page is cut',
    file: 'src/subgraph/child-list.ts',
    from: '.where(and(sql`${parent} = parents.key`, ...list.where, list.keyset))',
    to: '.where(and(sql`${parent} = parents.key`, list.keyset))',
    also: {
      from: 'cross join lateral (${wanted.getSQL()}) as wanted)`,',
      to: 'cross join lateral (${wanted.getSQL()}) as wanted) and ${and(sql`true`, ...list.where)}`,',
    },
  },
  {
    name: 'the row rule is not applied to what is kept in memory',
    file: 'src/subgraph/kept-rows.ts',
    from: 'if (condition.holds?.(row) !== true) return false;',
    to: ';',
  },
  {
    name: 'what is kept in memory is not forgotten when it changes',
    file: 'src/subgraph/record-cache.ts',
    from: 'this.rows.delete(place.prefix + key);',
    to: '',
  },
  {
    name: 'what is kept in memory serves where a scope is asked of it',
    file: 'src/subgraph/context.ts',
    from: 'return scopesOfTable(this, table).length > 0 ? null : (this.parts.records ?? null);',
    to: 'return this.parts.records ?? null;',
  },
  {
    name: 'the total counts what does not exist for the caller',
    file: 'src/subgraph/list.ts',
    from: ".where(and(...list.where))\n          .prepare(list.name('count'))",
    to: ".prepare(list.name('count'))",
  },
  {
    name: 'a cursor is good for every department',
    file: 'src/subgraph/cursor.ts',
    from: '[scope.department, scope.coordinate,',
    to: '[scope.coordinate,',
  },
  {
    name: 'a cursor is good for every filter',
    file: 'src/subgraph/cursor.ts',
    from: 'scope.sort, scope.filter]',
    to: 'scope.sort]',
  },
  {
    name: 'a look-up is shared with callers of other rights',
    file: 'src/subgraph/row-by-key.ts',
    from: 'shared(db, `${name} ${JSON.stringify(values)}`,',
    to: 'shared(db, name,',
  },
];
