import { GraphQLError } from 'graphql';
import type { Caller } from './caller.ts';
import type { CursorBook } from './cursor-book.ts';
import type { AnyRow, PolicyRows, Tables } from './tables.ts';
import type { VerdictOf } from './verdicts.ts';

/** What the resolvers of one operation know. */
export interface Asking {
  readonly caller: Caller;
  readonly tables: Tables;
  readonly policy: PolicyRows;
  readonly cursors: CursorBook;
  readonly verdictOf: VerdictOf;
  /** The codes of the subjects that the answer speaks of. */
  readonly subjects: Set<string>;
}

// biome-ignore lint/suspicious/noExplicitAny: the arguments of whichever field it is.
export type Args = Readonly<Record<string, any>>;

export type Resolver = (source: AnyRow, args: Args, asking: Asking) => unknown;
export type Resolvers = Readonly<Record<string, Resolver>>;

export const refused = (code: string): GraphQLError => new GraphQLError(code, { extensions: { code } });

/** By several keys in turn, as a database orders; `down` for the greatest first. */
export const sorted = (rows: readonly AnyRow[], keys: readonly string[], down = false): AnyRow[] =>
  rows.toSorted((one, other) => {
    for (const key of keys) {
      if (one[key] !== other[key]) return one[key] < other[key] === down ? 1 : -1;
    }
    return 0;
  });

export const department = (id: string | null): AnyRow | null => (id === null ? null : { id });

/** The subject that a record points at: as far as it is on record, else its code alone. */
export function subjectOf(key: string, { tables }: Asking): AnyRow | null {
  if (!key.startsWith('USCC:')) return null;
  const uscc = key.slice('USCC:'.length);
  return tables.subjects.find((subject) => subject.uscc === uscc) ?? { uscc, isUnknown: true };
}

/** The subject key of a code that a caller gives; those that the cases give are valid or plainly not. */
export function keyOfCode(code: string): string {
  if (!/^[0-9A-Z]{18}$/.test(code)) throw refused('USCC_INVALID');
  return `USCC:${code}`;
}
