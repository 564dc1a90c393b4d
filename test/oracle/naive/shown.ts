import type { Scope } from '../../../src/permission/scope.ts';
import type { Mask } from '../../../src/permission/share.ts';
import type { Verdict } from '../../../src/permission/verdict.ts';
import { SHOWN_TEXTS } from '../region/texts.ts';
import type { AnyRow, Tables } from './tables.ts';

/** Whether a row of a type lies in a scope: its source, and what the registration says of its subject. */
export function liesIn(
  scope: Scope,
  row: AnyRow,
  { type, tables }: { type: string; tables: Tables },
): boolean {
  if (scope.source !== null && row.source !== scope.source) return false;
  if (scope.division === null && scope.industry === null && scope.directory === null) return true;
  const key = type === 'Subject' ? `USCC:${row.uscc}` : row.subjectKey;
  const subject = tables.subjects.find(({ uscc }) => `USCC:${uscc}` === key);
  if (subject === undefined) return false;
  const { division, industry, directory } = scope;
  if (division !== null && !String(subject.divisionCode ?? '').startsWith(division)) return false;
  if (industry !== null && !String(subject.industryCode ?? '').startsWith(industry)) return false;
  return (
    directory === null ||
    tables.directoryMembers.some((member) => member.directoryId === directory && member.uscc === subject.uscc)
  );
}

/** What a verdict leaves of the value of a row. */
export function shownOf(
  verdict: Verdict | null,
  row: AnyRow,
  of: { type: string; tables: Tables; value: unknown },
): unknown {
  if (verdict === null) return of.value;
  for (const { scope, mask } of verdict.allows ?? []) {
    if (liesIn(scope, row, of)) return mask === null ? of.value : underMask(mask, of.value);
  }
  if (verdict.outcome === 'FULL') return of.value;
  return verdict.outcome === 'MASKED' ? underMask(verdict.mask as Mask, of.value) : null;
}

/** By the table of texts, which was written by hand. */
function underMask(mask: Mask, value: unknown): string | null {
  if (value === null || mask === 'NULL' || mask === 'DATE_YEAR') return null;
  const known = SHOWN_TEXTS.find(({ text }) => text === value);
  if (known === undefined) throw new Error(`Nobody has said what a mask leaves of "${value}".`);
  return mask === 'FREE_TEXT' ? '***' : (known[mask] ?? '***');
}
