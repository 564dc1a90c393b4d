import { buffer } from 'node:stream/consumers';
import yazl from 'yazl';

export type TestCell =
  | string
  | number
  | boolean
  | null
  | { readonly formula: string; readonly value: string };

export interface TestSheet {
  readonly name: string;
  readonly rows: readonly (readonly TestCell[])[];
  readonly isHidden?: boolean;
}

const MAIN = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';

const escaped = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');

/** A workbook as a spreadsheet program saves one: texts in the table of shared strings, cells by their references. */
export function workbook(sheets: readonly TestSheet[]): Promise<Buffer> {
  const strings: string[] = [];
  const numbers = new Map<string, number>();
  const stringNumber = (text: string): number => {
    const known = numbers.get(text) ?? strings.push(text) - 1;
    numbers.set(text, known);
    return known;
  };
  const cell = (value: TestCell, reference: string): string => {
    if (value === null) return `<c r="${reference}" s="1"/>`;
    if (typeof value === 'number') return `<c r="${reference}"><v>${value}</v></c>`;
    if (typeof value === 'boolean') return `<c r="${reference}" t="b"><v>${value ? 1 : 0}</v></c>`;
    if (typeof value === 'string') return `<c r="${reference}" t="s"><v>${stringNumber(value)}</v></c>`;
    return `<c r="${reference}" t="str"><f>${escaped(value.formula)}</f><v>${escaped(value.value)}</v></c>`;
  };
  const parts = sheets.map(({ rows }) => {
    const body = rows.map((row, at) => {
      const cells = row.map((value, column) => cell(value, `${columnName(column)}${at + 1}`));
      return `<row r="${at + 1}">${cells.join('')}</row>`;
    });
    return `<worksheet ${MAIN}><sheetData>${body.join('')}</sheetData></worksheet>`;
  });
  const entries = sheets.map(
    ({ name, isHidden }, at) =>
      `<sheet name="${name}" sheetId="${at + 1}" ${isHidden ? 'state="hidden" ' : ''}r:id="rId${at + 1}"/>`,
  );
  const relations = sheets.map(
    (_, at) =>
      `<Relationship Id="rId${at + 1}" Type="${OFFICE}/worksheet" Target="worksheets/sheet${at + 1}.xml"/>`,
  );
  return zipOf({
    'xl/workbook.xml': `<workbook ${MAIN} xmlns:r="${OFFICE}"><sheets>${entries.join('')}</sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': `<Relationships>${relations.join('')}</Relationships>`,
    'xl/sharedStrings.xml': `<sst ${MAIN}>${strings.map((text) => `<si><t>${escaped(text)}</t></si>`).join('')}</sst>`,
    ...Object.fromEntries(parts.map((part, at) => [`xl/worksheets/sheet${at + 1}.xml`, part])),
  });
}

export function zipOf(parts: Readonly<Record<string, string | Buffer>>): Promise<Buffer> {
  const zip = new yazl.ZipFile();
  for (const [name, content] of Object.entries(parts)) zip.addBuffer(Buffer.from(content), name);
  zip.end();
  return buffer(zip.outputStream);
}

function columnName(column: number): string {
  const letter = String.fromCharCode(65 + (column % 26));
  return column < 26 ? letter : columnName(Math.floor(column / 26) - 1) + letter;
}
