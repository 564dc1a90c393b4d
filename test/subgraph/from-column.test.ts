import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { type Column, getTableColumns, getTableName, is } from 'drizzle-orm';
import {
  bigint,
  boolean,
  doublePrecision,
  getTableConfig,
  integer,
  json,
  PgTable,
  pgTable,
  smallint,
  text,
  uuid,
  varchar,
} from 'drizzle-orm/pg-core';
import { GraphQLObjectType, getNamedType, isNonNullType } from 'graphql';
import { Float, Int } from 'type-graphql';
import { describe, expect, it } from 'vitest';
import { civilDate, fen, instant } from '../../src/database/columns.ts';
import { buildViews } from '../../src/hub.ts';
import * as sharing from '../../src/sharing/table.ts';
import { enumOfColumn } from '../../src/subgraph/enum.ts';
import { graphqlTypeOf } from '../../src/subgraph/from-column.ts';
import { DateScalar, DateTimeScalar, YuanScalar } from '../../src/subgraph/scalars.ts';
import { subjectKind } from '../../src/views/subject/table.ts';

const views = buildViews();
const VIEWS = fileURLToPath(new URL('../../src/views', import.meta.url));
const modules: Record<string, unknown>[] = [
  sharing,
  ...(await Promise.all(readdirSync(VIEWS).map((view) => import(`../../src/views/${view}/table.ts`)))),
];
const tables = modules
  .flatMap((exports) =>
    Object.values(exports).filter((exported): exported is PgTable => is(exported, PgTable)),
  )
  .map((table) => ({
    name: `${getTableConfig(table).schema}.${getTableName(table)}`,
    columns: Object.values<Column>(getTableColumns(table)),
  }));

describe('the GraphQL type of a column', () => {
  const sample = pgTable('sample', {
    text: text('text'),
    varchar: varchar('varchar'),
    integer: integer('integer'),
    smallint: smallint('smallint'),
    double: doublePrecision('double'),
    boolean: boolean('boolean'),
    date: civilDate('date'),
    instant: instant('instant'),
    fen: fen('fen'),
    kind: subjectKind('kind'),
    texts: text('texts').array(),
    kinds: subjectKind('kinds').array(),
  });

  it.each<[keyof typeof sample & string, unknown]>([
    ['text', String],
    ['varchar', String],
    ['integer', Int],
    ['smallint', Int],
    ['double', Float],
    ['boolean', Boolean],
    ['date', DateScalar],
    ['instant', DateTimeScalar],
    ['fen', YuanScalar],
    ['kind', enumOfColumn(subjectKind)],
    ['texts', [String]],
    ['kinds', [enumOfColumn(subjectKind)]],
  ])('%s', (key, type) => {
    expect(graphqlTypeOf(sample[key] as Column)).toEqual(type);
  });

  it('is an error that names the column where nothing stands for its kind', () => {
    const odd = pgTable('odd', {
      whole: bigint('whole', { mode: 'number' }),
      anything: json('anything'),
      key: uuid('key'),
    });
    for (const column of Object.values(getTableColumns(odd))) {
      expect(() => graphqlTypeOf(column)).toThrow(`No GraphQL type stands for the column ${column.name}`);
    }
  });

  it('exists for every column of every table that a view may show', () => {
    const shown = tables.filter(
      ({ name }) =>
        !/\.(changes|consumers|policy_version|standing|feed_log|pullers|deliveries|sanction_digests)$/.test(
          name,
        ),
    );
    expect(shown.length).toBeGreaterThan(20);
    for (const { name, columns } of shown) {
      for (const column of columns) {
        expect(() => graphqlTypeOf(column), `${name}.${column.name}`).not.toThrow();
      }
    }
  });
});

describe('the types of the views', () => {
  const objects = views.flatMap(({ name, schema }) =>
    Object.values(schema.getTypeMap())
      .filter((type) => type instanceof GraphQLObjectType && !type.name.startsWith('_'))
      .map((type) => ({ view: name, type: type as GraphQLObjectType })),
  );
  const directives = (type: GraphQLObjectType, name: string) =>
    type.astNode?.directives?.filter((directive) => directive.name.value === name) ?? [];

  it('can say nothing of every field but their key: whoever may not see it gets null', () => {
    const holding = objects.filter(({ type }) => directives(type, 'owner').length > 0);
    expect(holding.length).toBeGreaterThan(10);
    for (const { view, type } of holding) {
      const keys = directives(type, 'key').map((key) => {
        const [fields] = key.arguments ?? [];
        return fields?.value.kind === 'StringValue' ? fields.value.value : '';
      });
      for (const field of Object.values(type.getFields())) {
        expect(isNonNullType(field.type), `${view}: ${type.name}.${field.name}`).toBe(
          keys.includes(field.name),
        );
      }
    }
  });

  it('show an enum member by its own name, as rows pass through unconverted', () => {
    for (const { schema } of views) {
      for (const type of Object.values(schema.getTypeMap())) {
        if (!('getValues' in type) || type.name.startsWith('__')) continue;
        for (const value of type.getValues()) expect(value.value).toBe(value.name);
      }
    }
  });

  it('name only what a view itself declares', () => {
    for (const { view, type } of objects) {
      for (const field of Object.values(type.getFields())) {
        const named = getNamedType(field.type);
        expect(views.find(({ name }) => name === view)?.schema.getType(named.name)).toBe(named);
      }
    }
  });
});
