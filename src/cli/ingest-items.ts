import { leasesOver } from '../changes/lease.ts';
import type { Moment } from '../clock.ts';
import type { Database } from '../database/statement.ts';
import { type Fault, faultAt } from '../ingest/fault.ts';
import { readCatalogue } from '../ingest/items.ts';
import type { IntakeLimits } from '../ingest/limits.ts';
import { loadPolicy } from '../sharing/policy.ts';
import { importCatalogue } from '../views/license-notification/catalogue-version.ts';

interface ItemsFile {
  readonly file: string;
  /** Sends the file and owns the catalogue. */
  readonly department: string;
  readonly limits: IntakeLimits;
  /** Only says what would come of it. */
  readonly dryRun?: boolean;
}

export interface ItemsReport {
  /** Every fault of the file; then nothing was changed. */
  readonly faults: readonly Fault[];
  readonly summary: string;
}

/** A catalogue goes in whole or not at all: a version that lacks some items would match wrongly without a word. */
export async function ingestItems(
  db: Database,
  { file, department, limits, dryRun = false }: ItemsFile,
  moment: Moment,
): Promise<ItemsReport> {
  const { departments } = await loadPolicy(db);
  const known = new Set(departments.keys());
  const read = await readCatalogue(file, { departments: known, source: department }, limits);
  const { items, rows, unknownColumns } = read;
  const dated = items.filter(({ effectiveFrom }) => effectiveFrom !== '');
  const checked =
    dated.length === 0
      ? null
      : await importCatalogue(db, dated, { moment, checkOnly: dryRun || read.faults.length > 0 });
  const faults = [
    ...read.faults,
    ...(checked?.fault == null
      ? []
      : [
          faultAt({ line: 1, sheet: null }, { column: 'effectiveFrom', value: null }, 'ITEM', {
            why: checked.fault,
          }),
        ]),
  ];
  const ignored =
    unknownColumns.length === 0 ? '' : `Columns not known and not read: ${unknownColumns.join(', ')}.\n`;
  if (faults.length > 0 || checked === null) {
    return { faults, summary: `${ignored}${rows} items, ${faults.length} faults: nothing was changed.\n` };
  }
  if (!checked.isNew) {
    return { faults, summary: `${ignored}${rows} items: version ${checked.version} has them already.\n` };
  }
  if (dryRun) {
    return {
      faults,
      summary: `${ignored}${rows} items: would be version ${checked.version}. Nothing was stored.\n`,
    };
  }
  await leasesOver();
  return { faults, summary: `${ignored}${rows} items: version ${checked.version} of the catalogue.\n` };
}
