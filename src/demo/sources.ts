import type { NewSource } from '../sharing/record.ts';
import { DEMO_ASSERTED_AT } from './demo-day.ts';

/** Who asserts the records of each type (数据来源部门), read off the records themselves. */
export function sources(
  records: Readonly<Record<string, readonly { readonly source: string }[]>>,
): NewSource[] {
  return Object.entries(records).flatMap(([type, rows]) =>
    [...new Set(rows.map(({ source }) => source))]
      .sort()
      .map((department) => ({ department, type, assertedAt: DEMO_ASSERTED_AT })),
  );
}
