import { HubError } from '../../errors.ts';
import type { InspectedFile } from '../file/inspected-file.ts';
import type { IntakeLimits } from '../limits.ts';
import { columnsExceeded } from '../sheet/columns-exceeded.ts';
import type { Sheet, SheetLine } from '../sheet/line.ts';
import { readSharedStrings, SharedStrings } from './shared-strings.ts';
import { SheetCells } from './sheet-cells.ts';
import { parseXml, readXml } from './xml.ts';
import { torn, ZipArchive } from './zip-archive.ts';

const BOOK = 'xl/workbook.xml';
const RELATIONS = 'xl/_rels/workbook.xml.rels';
const STRINGS = 'xl/sharedStrings.xml';
const MOST_SHEETS = 100;

export interface Workbook {
  readonly sheets: readonly Sheet[];
  close(): void;
}

/** A workbook (ECMA-376), of which at any time a few rows are in memory. Hidden sheets are none. */
export async function openWorkbook(
  { path, name: file }: InspectedFile,
  limits: IntakeLimits,
  onBytes: (done: number) => void,
): Promise<Workbook> {
  const archive = await ZipArchive.open(path, file, limits);
  const strings = new SharedStrings();
  const close = () => {
    archive.close();
    strings.close();
  };
  try {
    if (!archive.has(BOOK)) throw noWorkbook(file);
    const parts = await sheetParts(archive, file).catch((cause: unknown) => {
      throw cause instanceof HubError ? cause : torn(file, cause);
    });
    if (archive.has(STRINGS)) {
      await readSharedStrings(archive.read(STRINGS), strings, limits.cellCharacters).catch(
        (cause: unknown) => {
          throw cause instanceof HubError ? cause : torn(file, cause);
        },
      );
    }
    const lines = (part: string) => sheetLines(archive, part, { file, limits, strings, onBytes });
    return { sheets: parts.map(({ name, part }) => ({ name, lines: () => lines(part) })), close };
  } catch (error) {
    close();
    throw error;
  }
}

interface SheetContext {
  readonly file: string;
  readonly limits: IntakeLimits;
  readonly strings: SharedStrings;
  readonly onBytes: (done: number) => void;
}

async function* sheetLines(
  archive: ZipArchive,
  part: string,
  { file, limits, strings, onBytes }: SheetContext,
): AsyncIterable<readonly SheetLine[]> {
  const cells = new SheetCells({
    stringAt: (index) => strings.at(index),
    columns: limits.columns,
    cellCharacters: limits.cellCharacters,
    onTooManyColumns: (columns) => {
      throw columnsExceeded(file, columns, limits);
    },
  });
  try {
    for await (const _ of parseXml(
      counted(archive.read(part), (done) => onBytes(done * archive.ratioOf(part))),
      cells,
    )) {
      const lines = cells.take();
      if (lines.length > 0) yield lines;
    }
  } catch (cause) {
    throw cause instanceof HubError ? cause : torn(file, cause);
  }
}

async function* counted(
  bytes: AsyncIterable<Buffer>,
  onBytes: (done: number) => void,
): AsyncIterable<Buffer> {
  let done = 0;
  for await (const chunk of bytes) {
    done += chunk.length;
    onBytes(done);
    yield chunk;
  }
}

async function sheetParts(archive: ZipArchive, file: string): Promise<{ name: string; part: string }[]> {
  const targets = new Map<string, string>();
  if (archive.has(RELATIONS)) {
    await readXml(archive.read(RELATIONS), {
      open(name, { Id, Target }) {
        if (name === 'Relationship' && Id !== undefined && Target !== undefined)
          targets.set(Id, partOf(Target));
      },
      text: () => undefined,
      close: () => undefined,
    });
  }
  const sheets: { name: string; part: string }[] = [];
  await readXml(archive.read(BOOK), {
    open(name, attributes) {
      if (name === 'workbookPr' && /^(?:1|true)$/.test(attributes.date1904 ?? '')) throw countsFrom1904(file);
      if (name !== 'sheet' || sheets.length === MOST_SHEETS || (attributes.state ?? 'visible') !== 'visible')
        return;
      const part = targets.get(attributes['r:id'] ?? '') ?? `xl/worksheets/sheet${sheets.length + 1}.xml`;
      if (archive.has(part)) sheets.push({ name: attributes.name ?? '', part });
    },
    text: () => undefined,
    close: () => undefined,
  });
  return sheets;
}

const partOf = (target: string): string => (target.startsWith('/') ? target.slice(1) : `xl/${target}`);

const noWorkbook = (file: string): HubError =>
  new HubError('INTAKE_FILE_REFUSED', {
    file,
    why: 'it is a ZIP file but not a workbook (.xlsx)',
    whyZh: '该文件为压缩包而非工作簿（.xlsx）',
  });

// Its dates would come out four years too early.
const countsFrom1904 = (file: string): HubError =>
  new HubError('INTAKE_FILE_REFUSED', {
    file,
    why: 'it counts days from 1904; switch that off in its options and enter the dates anew',
    whyZh: '该工作簿采用 1904 日期系统，请在选项中关闭后重新录入日期',
  });
