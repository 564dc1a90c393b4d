import type { CatalogueItem } from '../views/license-notification/catalogue-version.ts';
import type { SourceFile } from './read.ts';
import { type Fault, RowReader } from './row-reader.ts';

const LEVELS: Readonly<Record<string, CatalogueItem['level']>> = {
  省: 'PROVINCE',
  市: 'CITY',
  县: 'COUNTY',
  省级: 'PROVINCE',
  市级: 'CITY',
  县级: 'COUNTY',
};

const WAYS: Readonly<Record<string, CatalogueItem['reformWay']>> = {
  取消: 'ABOLISHED',
  备案: 'FILING',
  告知承诺: 'COMMITMENT',
  优化: 'OPTIMISED',
};

/** In place of departments: the authority takes no part in the hub. */
const NOBODY = '-';

export interface CatalogueContext {
  /** Identifiers of the region’s departments. */
  readonly departments: ReadonlySet<string>;
  /** Department that sends the file. */
  readonly source: string;
}

export interface CatalogueFile {
  readonly items: readonly CatalogueItem[];
  readonly rows: number;
  /** Everything that is wrong with the file. */
  readonly faults: readonly Fault[];
  readonly unknownColumns: readonly string[];
}

/** Reads a whole catalogue of approval items (后置审批事项目录): one row an item. */
export async function readCatalogue(
  source: SourceFile,
  context: CatalogueContext,
  onBytes: (done: number) => void = () => undefined,
): Promise<CatalogueFile> {
  const faults: Fault[] = [];
  const unknown = new Set<string>();
  const read: { readonly line: number; readonly item: CatalogueItem }[] = [];
  let rows = 0;
  for await (const raw of source.rows(onBytes)) {
    rows += 1;
    if ('broken' in raw) {
      faults.push({ line: raw.line, column: '', value: null, reason: raw.broken });
      continue;
    }
    const row = new RowReader(raw.line, raw.values);
    read.push({ line: raw.line, item: itemOfRow(row, context) });
    for (const column of row.unread) unknown.add(column);
    faults.push(...row.faults);
  }
  if (rows === 0) faults.push({ line: 1, column: '', value: null, reason: 'the file holds no item' });
  faults.push(...faultsAmong(read));
  const inOrder = faults.sort((one, other) => one.line - other.line);
  return { items: read.map(({ item }) => item), rows, faults: inOrder, unknownColumns: [...unknown] };
}

/** An item of a row; where `row.faults` says what is wrong, something stands for it. */
function itemOfRow(row: RowReader, { departments, source }: CatalogueContext): CatalogueItem {
  const isKnown = (column: string, department: string): boolean => {
    if (!departments.has(department)) row.fault(column, `there is no department "${department}"`);
    return departments.has(department);
  };
  const approvers = row.list('approvingDutyDept', { required: true });
  const scopeKeywords = row.list('scopeKeywords');
  const scopeExceptions = row.list('scopeExceptions');
  const scopeCodes = row.list('scopeCodes');
  if (scopeKeywords.length + scopeCodes.length === 0) {
    row.fault('scopeKeywords', 'nothing calls for the item: give it keywords or codes');
  }
  for (const [column, words] of Object.entries({ scopeKeywords, scopeExceptions, scopeCodes })) {
    const twice = words.filter((word, index) => words.indexOf(word) !== index);
    if (twice.length > 0) row.fault(column, `it says ${[...new Set(twice)].join(', ')} twice`);
  }
  const both = scopeKeywords.filter((word) => scopeExceptions.includes(word));
  if (both.length > 0) row.fault('scopeExceptions', `${both.join(', ')} is a keyword too`);
  const effectiveFrom = row.date('effectiveFrom', { required: true }) ?? '';
  const effectiveTo = row.date('effectiveTo', { longTerm: true });
  if (effectiveTo !== null && effectiveTo < effectiveFrom) {
    row.fault('effectiveTo', `it lies before the first day, ${effectiveFrom}`);
  }
  return {
    code: row.text('itemCode', { required: true, max: 64 }) ?? '',
    name: row.text('itemName', { required: true, max: 200 }) ?? '',
    licenseName: row.text('licenceName', { max: 200 }),
    approvingDepartments: approvers.filter((id) => id !== NOBODY && isKnown('approvingDutyDept', id)),
    divisionApprovers: divisionApprovers(row, isKnown),
    legalBasis: row.text('legalBasis', { max: 1000 }),
    level: row.word('level', LEVELS, { required: true }) ?? 'COUNTY',
    reformWay: row.word('reformWay', WAYS, { required: true }) ?? 'OPTIMISED',
    scopeKeywords,
    scopeExceptions,
    scopeCodes,
    coveredBy: row.list('coveredBy'),
    effectiveFrom,
    effectiveTo,
    source,
  };
}

const OF_DIVISION = /^\d{2,6}:([^:]+)$/;

/** `610921:health,fire 610922:health` */
function divisionApprovers(
  row: RowReader,
  isKnown: (column: string, department: string) => boolean,
): string[] {
  const column = 'divisionDutyDept';
  return row.list(column).filter((entry) => {
    const [, named] = OF_DIVISION.exec(entry) ?? [];
    if (named === undefined) {
      row.fault(column, `"${entry}" is not a division and its departments, as 610921:health,fire`);
      return false;
    }
    return named.split(',').every((id) => isKnown(column, id));
  });
}

/** What only the whole file tells. */
function faultsAmong(read: readonly { readonly line: number; readonly item: CatalogueItem }[]): Fault[] {
  const lines = new Map<string, number>();
  const codes = new Set(read.map(({ item }) => item.code));
  return read.flatMap(({ line, item: { code, coveredBy } }) => {
    const faults: Fault[] = [];
    const first = lines.get(code);
    if (first === undefined) lines.set(code, line);
    else if (code !== '') {
      faults.push({ line, column: 'itemCode', value: code, reason: `it stands in line ${first} already` });
    }
    for (const cover of coveredBy) {
      if (codes.has(cover) && cover !== code) continue;
      const reason = cover === code ? 'an item cannot cover itself' : `the file has no item "${cover}"`;
      faults.push({ line, column: 'coveredBy', value: cover, reason });
    }
    return faults;
  });
}
