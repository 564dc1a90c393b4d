import { sql } from 'drizzle-orm';
import type { AnyPgColumn } from 'drizzle-orm/pg-core';
import type { Condition } from './list.ts';

/**
 * The condition that a column begins with a prefix. `~>=~` and `~<~` compare as text_pattern_ops does, so the
 * prefix is a range of such an index in any locale.
 */
export function startsWith(name: string, column: AnyPgColumn, prefix: string): Condition {
  const end = `${name}End`;
  return {
    name,
    where: sql`${column} ~>=~ ${sql.placeholder(name)} and ${column} ~<~ ${sql.placeholder(end)}`,
    values: { [name]: prefix, [end]: `${prefix}\u{10FFFF}` },
  };
}
