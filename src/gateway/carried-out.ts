import type { GraphQLError } from 'graphql';
import type { Authorized } from './authorize.ts';
import type { Answer } from './execute/execution.ts';
import { dataKeyOfAlias } from './execute/planned-names.ts';
import { shown } from './response.ts';

/** What came of asking the views, in the form in which it may leave, and be kept. */
export interface CarriedOut {
  /** Null where an error bubbled up to the root. */
  readonly data: Record<string, unknown> | null;
  readonly errors: readonly GraphQLError[];
  /** USCCs of the subjects that it is about, each once; for the audit, never for the caller. */
  readonly subjects: readonly string[];
}

export function carriedOut(
  { data, errors, merged }: Answer,
  { subjectAlias }: Pick<Authorized, 'subjectAlias'>,
): CarriedOut {
  const subjects = new Set<string>();
  collectSubjects(merged, dataKeyOfAlias(subjectAlias), subjects);
  return { data, errors: errors.map(shown), subjects: [...subjects] };
}

function collectSubjects(value: unknown, subjectKey: string, into: Set<string>): void {
  if (Array.isArray(value)) {
    for (const entry of value) collectSubjects(entry, subjectKey, into);
  } else if (typeof value === 'object' && value !== null) {
    for (const key in value) {
      const inner = (value as Record<string, unknown>)[key];
      if (typeof inner === 'object') collectSubjects(inner, subjectKey, into);
      else if (key === subjectKey && typeof inner === 'string') into.add(inner);
    }
  }
}
