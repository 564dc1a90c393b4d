import type { PgEnum } from 'drizzle-orm/pg-core';
import { registerEnumType } from 'type-graphql';

const registered = new Map<string, object>();

interface EnumOptions<Value extends string> {
  name: string;
  description: string;
  /** What each value means, with its Chinese term; the compiler asks for every one. */
  values: Readonly<Record<Value, string>>;
}

/**
 * A GraphQL enum. The internal value of each member is its name, so that a row passes through unconverted.
 */
export function enumType<Value extends string>(options: EnumOptions<Value>): Readonly<Record<Value, Value>> {
  const members = Object.fromEntries(Object.keys(options.values).map((value) => [value, value]));
  registerEnumType(members, {
    name: options.name,
    description: options.description,
    valuesConfig: Object.fromEntries(
      Object.entries<string>(options.values).map(([value, description]) => [value, { description }]),
    ),
  });
  return members as Readonly<Record<Value, Value>>;
}

/** The GraphQL enum of a PostgreSQL one; columns of that type are shown as it. */
export function columnEnum<Values extends [string, ...string[]]>(
  column: PgEnum<Values>,
  options: EnumOptions<Values[number]>,
): Readonly<Record<Values[number], Values[number]>> {
  const members = enumType(options);
  registered.set(qualifiedName(column), members);
  return members;
}

export function enumOfColumn(column: QualifiedName): object {
  const members = registered.get(qualifiedName(column));
  if (members === undefined) {
    throw new Error(`The enum ${qualifiedName(column)} is shown without columnEnum(…) for it.`);
  }
  return members;
}

/** Views may have enums of one name, each in its own schema. */
interface QualifiedName {
  readonly schema: string | undefined;
  readonly enumName: string;
}

const qualifiedName = ({ schema, enumName }: QualifiedName) => `${schema}.${enumName}`;
