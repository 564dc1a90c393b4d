import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Sql } from 'postgres';

/**
 * Copies rows in the text form of COPY into a table; to be called in a transaction. The stream of postgres.js (3.4.9)
 * says nothing when the server refuses the last of them, or goes away meanwhile, and whoever waited for its end would
 * wait for ever. A statement that is asked behind the rows is answered in either case: with an error, as the
 * transaction has failed.
 */
export async function copyIn(sql: Sql, statement: string, pieces: Iterable<string>): Promise<void> {
  const stream = await sql.unsafe(statement).writable();
  const failed = new Promise<never>((_, reject) => stream.once('error', reject));
  failed.catch(() => undefined);
  for (const piece of pieces) {
    await Promise.race([failed, new Promise<void>((resolve) => stream.write(piece, () => resolve()))]);
  }
  stream.end();
  // The end is sent in a turn of its own, and no statement is taken before.
  await nextTurn();
  await Promise.race([failed, sql`select`]);
}

/** One line of the text form; `\N` is null. */
export const copyLine = (values: readonly unknown[]): string => `${values.map(copyValue).join('\t')}\n`;

function copyValue(value: unknown): string {
  if (value == null) return '\\N';
  if (typeof value === 'string') return SPECIAL.test(value) ? value.replace(EACH_SPECIAL, escaped) : value;
  if (Array.isArray(value)) return copyValue(arrayText(value));
  return String(value);
}

const SPECIAL = /[\\\t\n\r]/;
const EACH_SPECIAL = /[\\\t\n\r]/g;
const ESCAPES: Readonly<Record<string, string>> = { '\\': '\\\\', '\t': '\\t', '\n': '\\n', '\r': '\\r' };
const escaped = (character: string): string => ESCAPES[character] ?? character;

const arrayText = (values: readonly unknown[]): string =>
  `{${values.map((value) => `"${String(value).replace(/["\\]/g, '\\$&')}"`).join(',')}}`;
