import type { Column, GetColumnData } from 'drizzle-orm';
import type { PgArray, PgEnumColumn } from 'drizzle-orm/pg-core';
import { Field, Float, ID, Int } from 'type-graphql';
import type { Share } from '../permission/share.ts';
import { enumOfColumn } from './enum.ts';
import { DateScalar, DateTimeScalar, YuanScalar } from './scalars.ts';
import { Shared } from './share.ts';

// Both directions: one alone lets `string` stand for a column of `string | null`.
type Same<A, B> = [A, B] extends [B, A] ? true : false;

type ColumnDecorator<C extends Column> = <P extends object, K extends string & keyof P>(
  prototype: P,
  key: Same<P[K], GetColumnData<C>> extends true ? K : never,
) => void;

/**
 * A field that shows a column: GraphQL type from the column, meaning and sharing from here. It is nullable
 * whatever the column says, because whoever may not see it gets null.
 */
export function FromColumn<C extends Column>(
  column: C,
  share: Share,
  description: string,
): ColumnDecorator<C> {
  return (prototype, key) => {
    const name = key as string;
    Shared(share)(prototype, name);
    Field(() => graphqlTypeOf(column) as never, { nullable: true, description })(prototype, name);
  };
}

/** The key of a type: never null, and not itself shared; whoever reached the object already knows it. */
export function KeyColumn<C extends Column>(_column: C, description: string): ColumnDecorator<C> {
  return (prototype, key) => {
    Field(() => ID, { description })(prototype, key as string);
  };
}

/** The GraphQL type that stands for a column; throws for a kind of column that nothing shows yet. */
export function graphqlTypeOf(column: Column): unknown {
  switch (column.columnType) {
    case 'PgText':
    case 'PgVarchar':
      return String;
    case 'PgInteger':
    case 'PgSmallInt':
      return Int;
    case 'PgDoublePrecision':
      return Float;
    case 'PgBoolean':
      return Boolean;
    case 'PgDateString':
      return DateScalar;
    case 'PgEnumColumn':
      return enumOfColumn((column as PgEnumColumn<never>).enum);
    case 'PgArray':
      return [graphqlTypeOf((column as PgArray<never, never>).baseColumn as Column)];
    case 'PgCustomColumn':
      if (column.getSQLType() === 'bigint') return YuanScalar;
      if (column.getSQLType() === 'timestamp with time zone') return DateTimeScalar;
  }
  throw new Error(`No GraphQL type stands for the column ${column.name} (${column.columnType}).`);
}
