import type { CatalogueItem } from '../views/license-notification/catalogue-version.ts';
import { type Fault, faultAt, lineFault, type Place } from './fault.ts';
import { inspectFile } from './file/inspected-file.ts';
import type { IntakeLimits } from './limits.ts';
import { RowReader } from './row-reader.ts';
import { ColumnSet } from './sheet/column-set.ts';
import { rowsOf } from './sheet/rows.ts';

const COLUMNS = new ColumnSet([
  { code: 'itemCode', title: '事项编码' },
  { code: 'itemName', title: '事项名称' },
  { code: 'licenceName', title: '许可证件名称' },
  { code: 'approvingDutyDept', title: '审批部门' },
  { code: 'divisionDutyDept', title: '分区划审批部门' },
  { code: 'legalBasis', title: '法定依据' },
  { code: 'level', title: '层级' },
  { code: 'reformWay', title: '改革方式' },
  { code: 'scopeKeywords', title: '经营范围关键词' },
  { code: 'scopeExceptions', title: '排除词' },
  { code: 'scopeCodes', title: '经营范围条目代码' },
  { code: 'coveredBy', title: '被包含于' },
  { code: 'effectiveFrom', title: '生效日期' },
  { code: 'effectiveTo', title: '失效日期' },
]);

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

interface ReadItem extends Place {
  readonly item: CatalogueItem;
}

/** Reads a whole catalogue of approval items (后置审批事项目录): one row an item. */
export async function readCatalogue(
  path: string,
  context: CatalogueContext,
  limits: IntakeLimits,
): Promise<CatalogueFile> {
  const faults: Fault[] = [];
  const unknown = new Set<string>();
  const read: ReadItem[] = [];
  let rows = 0;
  const file = await inspectFile(path, path, limits);
  const options = {
    columns: COLUMNS,
    limits,
    onHeader: (header: { readonly unknown: readonly string[] }) => {
      for (const title of header.unknown) unknown.add(title);
    },
    onBytes: () => undefined,
  };
  for await (const some of rowsOf(file, options)) {
    for (const row of some) {
      rows += 1;
      if ('broken' in row) {
        faults.push(lineFault(row, row.broken, { more: row.more }));
        continue;
      }
      const reader = new RowReader(row);
      read.push({ line: row.line, sheet: row.sheet, item: itemOfRow(reader, context) });
      faults.push(...reader.faults);
    }
  }
  faults.push(...faultsAmong(read));
  const inOrder = faults.sort((one, other) => one.line - other.line);
  return { items: read.map(({ item }) => item), rows, faults: inOrder, unknownColumns: [...unknown] };
}

/** An item of a row; where `row.faults` says what is wrong, something stands for it. */
function itemOfRow(row: RowReader, { departments, source }: CatalogueContext): CatalogueItem {
  const isKnown = (column: string, department: string): boolean => {
    if (!departments.has(department))
      row.fault(column, 'ITEM', { why: `there is no department "${department}"` });
    return departments.has(department);
  };
  const approvers = row.list('approvingDutyDept', { required: true });
  const scopeKeywords = row.list('scopeKeywords');
  const scopeExceptions = row.list('scopeExceptions');
  const scopeCodes = row.list('scopeCodes');
  if (scopeKeywords.length + scopeCodes.length === 0) {
    row.fault('scopeKeywords', 'ITEM', { why: 'nothing calls for the item: give it keywords or codes' });
  }
  for (const [column, words] of Object.entries({ scopeKeywords, scopeExceptions, scopeCodes })) {
    const twice = words.filter((word, index) => words.indexOf(word) !== index);
    if (twice.length > 0)
      row.fault(column, 'ITEM', { why: `it says ${[...new Set(twice)].join(', ')} twice` });
  }
  const both = scopeKeywords.filter((word) => scopeExceptions.includes(word));
  if (both.length > 0) row.fault('scopeExceptions', 'ITEM', { why: `${both.join(', ')} is a keyword too` });
  const effectiveFrom = row.date('effectiveFrom', { required: true }) ?? '';
  const effectiveTo = row.date('effectiveTo', { longTerm: true });
  if (effectiveTo !== null && effectiveTo < effectiveFrom) {
    row.fault('effectiveTo', 'ITEM', { why: `it lies before the first day, ${effectiveFrom}` });
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
      row.fault(column, 'ITEM', {
        why: `"${entry}" is not a division and its departments, as 610921:health,fire`,
      });
      return false;
    }
    return named.split(',').every((id) => isKnown(column, id));
  });
}

/** What only the whole file tells. */
function faultsAmong(read: readonly ReadItem[]): Fault[] {
  const lines = new Map<string, number>();
  const codes = new Set(read.map(({ item }) => item.code));
  return read.flatMap(({ line, sheet, item: { code, coveredBy } }) => {
    const faults: Fault[] = [];
    const wrong = (column: string, value: string, why: string) =>
      faults.push(faultAt({ line, sheet }, { column, value }, 'ITEM', { why }));
    const first = lines.get(code);
    if (first === undefined) lines.set(code, line);
    else if (code !== '') wrong('itemCode', code, `it stands in line ${first} already`);
    for (const cover of coveredBy) {
      if (codes.has(cover) && cover !== code) continue;
      wrong(
        'coveredBy',
        cover,
        cover === code ? 'an item cannot cover itself' : `the file has no item "${cover}"`,
      );
    }
    return faults;
  });
}
