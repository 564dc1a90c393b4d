import { record, text } from '../access.ts';
import type { Answer } from '../graph-request.ts';
import type { Wording } from '../wording.ts';

/** What went wrong, in the hub's own words; null where nothing did. */
export function problemOf({ errors }: Answer): Wording | null {
  const [error] = errors ?? [];
  if (error === undefined) return null;
  return { zh: text(record(error.extensions).messageZh) ?? '', en: error.message };
}
