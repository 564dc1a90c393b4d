import type { RowReader } from '../row-reader.ts';
import type { AnyRecord } from './kind.ts';

/** Tells the sender of each text that went into the record otherwise than it was written: people were named in it. */
export function tellMasked(
  row: RowReader,
  record: AnyRecord,
  texts: Readonly<Record<string, readonly [property: string, written: string | null | undefined]>>,
): void {
  for (const [code, [property, written]] of Object.entries(texts)) {
    if (written != null && record[property] !== written) row.warn(code, 'PERSONAL_DATA');
  }
}
