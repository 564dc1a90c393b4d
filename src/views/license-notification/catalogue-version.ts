import { asc, eq, sql } from 'drizzle-orm';
import { addDays } from '../../calendar/civil-date.ts';
import { writeRecords } from '../../changes/write.ts';
import { type Moment, toShanghaiTime } from '../../clock.ts';
import { ADVISORY_LOCK } from '../../database/advisory-lock.ts';
import type { Database } from '../../database/statement.ts';
import { type ItemRow, itemRecords, type NewItem } from './record.ts';
import { approvalItems } from './table.ts';

/** An item as a file gives it, before it belongs to a version of the catalogue. */
export type CatalogueItem = Omit<ItemRow, 'version' | 'recordVersion' | 'assertedAt'>;

export interface CatalogueImport {
  /** The version that holds these items; null where it cannot be made. */
  readonly version: number | null;
  readonly isNew: boolean;
  /** Why it cannot be made. */
  readonly fault: string | null;
}

interface ImportOptions {
  readonly moment: Moment;
  /** Only says what would come of it. */
  readonly checkOnly?: boolean;
}

/**
 * Puts the items in as the next version of the catalogue and ends the one before on the day before it begins. Items
 * that are those of the latest version already change nothing.
 */
export function importCatalogue(
  db: Database,
  items: readonly CatalogueItem[],
  { moment, checkOnly = false }: ImportOptions,
): Promise<CatalogueImport> {
  return db.transaction(async (at) => {
    // One at a time: two that count on from the same version would become one.
    await at.execute(sql`select pg_advisory_xact_lock(${ADVISORY_LOCK.family}, ${ADVISORY_LOCK.catalogue})`);
    const latest = await latestVersion(at);
    const version = latest[0]?.version ?? 0;
    if (latest.length > 0 && isSame(latest, items)) return { version, isNew: false, fault: null };
    const from = firstDay(items);
    const before = firstDay(latest);
    if (from <= before) {
      const fault = `it begins on ${from}, and version ${version} on ${before}: a version begins after the one before`;
      return { version: null, isNew: false, fault };
    }
    if (checkOnly) return { version: version + 1, isNew: true, fault: null };
    const assertedAt = toShanghaiTime(moment.now);
    const end = addDays(from, -1);
    const rows: NewItem[] = [
      ...items.map((item) => ({ ...item, version: version + 1, assertedAt })),
      ...latest
        .filter(({ effectiveTo }) => effectiveTo === null || effectiveTo > end)
        .map(({ recordVersion: _, ...row }) => ({ ...row, effectiveTo: end, assertedAt })),
    ];
    await writeRecords(at, itemRecords, rows, moment.now);
    return { version: version + 1, isNew: true, fault: null };
  });
}

const latestVersion = (db: Database): Promise<ItemRow[]> =>
  db
    .select()
    .from(approvalItems)
    .where(eq(approvalItems.version, sql`(select max(item_version) from ${approvalItems})`))
    .orderBy(asc(approvalItems.code));

const firstDay = (items: readonly { readonly effectiveFrom: string }[]): string =>
  items.reduce(
    (first, { effectiveFrom }) => (first === '' || effectiveFrom < first ? effectiveFrom : first),
    '',
  );

function isSame(rows: readonly ItemRow[], items: readonly CatalogueItem[]): boolean {
  const told = (item: CatalogueItem) => JSON.stringify(COLUMNS.map((column) => item[column]));
  const stored = rows.map(told).sort();
  const given = items.map(told).sort();
  return stored.length === given.length && stored.every((item, index) => item === given[index]);
}

const COLUMNS = [
  'code',
  'name',
  'licenseName',
  'approvingDepartments',
  'divisionApprovers',
  'legalBasis',
  'level',
  'reformWay',
  'scopeKeywords',
  'scopeExceptions',
  'scopeCodes',
  'coveredBy',
  'effectiveFrom',
  'effectiveTo',
  'source',
] as const satisfies readonly (keyof CatalogueItem)[];
