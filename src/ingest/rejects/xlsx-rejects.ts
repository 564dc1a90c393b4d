import { Readable } from 'node:stream';
import yazl from 'yazl';
import { REASON_TITLE } from '../sheet/column-set.ts';
import type { RejectsTable } from './rejects-table.ts';

const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';
const MEDIA = 'application/vnd.openxmlformats-officedocument.spreadsheetml';

/** The fewest parts that a workbook has (ECMA-376 part 1, 12.1): everything in one sheet, its texts within it. */
const PARTS: Readonly<Record<string, string>> = {
  '[Content_Types].xml': `${HEAD}<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/xl/workbook.xml" ContentType="${MEDIA}.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="${MEDIA}.worksheet+xml"/></Types>`,
  '_rels/.rels': `${HEAD}<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="rId1" Type="${OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
  'xl/workbook.xml': `${HEAD}<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}"><sheets><sheet name="退回" sheetId="1" r:id="rId1"/></sheets></workbook>`,
  'xl/_rels/workbook.xml.rels': `${HEAD}<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="rId1" Type="${OFFICE}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>`,
};

/** Every text is an inline string, which no spreadsheet takes for a formula, however it begins. */
export function xlsxRejects(table: RejectsTable): AsyncIterable<Buffer> {
  const zip = new yazl.ZipFile();
  for (const [name, text] of Object.entries(PARTS)) zip.addBuffer(Buffer.from(text), name);
  const sheet = Readable.from(sheetXml(table));
  // yazl hands an error of what it reads to nobody.
  sheet.on('error', (error) => (zip.outputStream as Readable).destroy(error));
  zip.addReadStream(sheet, 'xl/worksheets/sheet1.xml');
  zip.end();
  return zip.outputStream as unknown as AsyncIterable<Buffer>;
}

async function* sheetXml({ titles, rows }: RejectsTable): AsyncIterable<string> {
  yield `${HEAD}<worksheet xmlns="${MAIN}"><sheetData>${rowXml([...titles, REASON_TITLE])}`;
  for await (const page of rows()) {
    yield page
      .map(({ values, reason }) => rowXml([...titles.map((title) => values[title]), reason]))
      .join('');
  }
  yield '</sheetData></worksheet>';
}

const rowXml = (cells: readonly unknown[]): string => `<row>${cells.map(cellXml).join('')}</row>`;

function cellXml(value: unknown): string {
  if (value == null) return '<c/>';
  if (typeof value === 'number' && Number.isFinite(value)) return `<c><v>${value}</v></c>`;
  const text = typeof value === 'object' ? JSON.stringify(value) : String(value);
  return `<c t="inlineStr"><is><t xml:space="preserve">${escaped(text)}</t></is></c>`;
}

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' };

const escaped = (text: string): string =>
  text
    .replace(/[&<>]/g, (character) => ENTITIES[character] ?? '')
    // What XML 1.0 cannot hold.
    .replace(/[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu, '');
