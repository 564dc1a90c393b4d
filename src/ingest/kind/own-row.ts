import type { RowReader } from '../row-reader.ts';
import type { JudgeContext } from './kind.ts';

/** A department sends only for itself: a row that names another one, as who decided or who provides, is that one's. */
export function requireOwn(
  row: RowReader,
  { isOther }: JudgeContext,
  named: Readonly<Record<string, string | null>>,
): void {
  for (const [code, name] of Object.entries(named)) {
    if (name !== null && isOther(name)) row.fault(code, 'NOT_YOURS', { name });
  }
}
