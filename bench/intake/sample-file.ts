import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import yazl from 'yazl';
import { sampleCode } from '../sample-code.ts';

export type SampleKind = 'registrations' | 'penalties';

/** The sender of all samples; a member of the demo region. */
export const SENDER = 'market-regulation';

export interface Sample {
  readonly kind: SampleKind;
  readonly rows: number;
  /** Another number, other rows: nothing that is stored already. */
  readonly from: number;
}

const MILLION = 1_000_000;

// Beyond the first million, which are other benches'.
const uscc = (number: number): string => sampleCode(MILLION + number);

type Cells = readonly (string | number)[];

const TITLES: Readonly<Record<SampleKind, Cells>> = {
  registrations: [
    ...['uniSCID', 'entName', 'regState', 'estDate', 'opScope', 'regCap', 'industryCo', 'domDistrict', 'dom'],
    ...['leRep', 'tel'],
  ],
  penalties: [
    ...['CF_XDR_MC', 'CF_XDR_LB', 'CF_XDR_SHXYM', 'CF_XDR_GSZC', 'CF_XDR_ZZJG', 'CF_XDR_SWDJ', 'CF_XDR_SYDW'],
    ...[
      'CF_XDR_SHZZ',
      'CF_FRDB',
      'CF_FR_ZJLX',
      'CF_FR_ZJHM',
      'CF_XDR_ZJLX',
      'CF_XDR_ZJHM',
      'CF_WSH',
      'CF_WFXW',
    ],
    ...['CF_SY', 'CF_YJ', 'CF_CFLB', 'CF_NR', 'CF_NR_FK', 'CF_NR_WFFF', 'CF_NR_ZKDX', 'CF_JDRQ', 'CF_YXQ'],
    ...['CF_GSJZQ', 'CF_CFJG', 'CF_CFJGDM', 'CF_SJLY', 'CF_SJLYDM', 'BZ'],
  ],
};

const two = (number: number) => String(number).padStart(2, '0');

const CELLS: Readonly<Record<SampleKind, (n: number) => Cells>> = {
  registrations: (n) => [
    ...[uscc(n), `示例市演示区第${n}号餐饮服务有限公司`, '存续', `2015/03/${two(1 + (n % 28))}`],
    ...['餐饮服务；食品销售；住宿服务（依法须经批准的项目）', n % 900, '6210', '610902'],
    ...[`示例市演示区兴安中路${n % 400}号`, `王小${n % 9}`, `1380000${1000 + (n % 9000)}`],
  ],
  penalties: (n) => [
    ...[`示例市演示区第${n}号餐饮服务有限公司`, '法人及非法人组织', uscc(n), '', '', '', '', ''],
    ...['李建国', '身份证', '', '', '', `示市监罚决字〔2025〕${n}号`, '经营超过保质期的食品'],
    `2025年3月${1 + (n % 28)}日检查时发现当事人冷藏柜内存放有超过保质期的预包装食品，当事人未能提供进货查验记录`,
    ...['《中华人民共和国食品安全法》第一百二十四条第一款第五项', '罚款', '罚款人民币5000元', 0.5, '', ''],
    ...[
      `2025/06/${two(1 + (n % 28))}`,
      '2099/12/31',
      '',
      '示例市市场监督管理局',
      '',
      '示例市市场监督管理局',
      '',
      '',
    ],
  ],
};

const ROWS_A_PIECE = 500;

function* pieces(
  { rows, from, kind }: Sample,
  line: (cells: Cells, row: number) => string,
): Iterable<string> {
  for (let row = 0; row < rows; row += ROWS_A_PIECE) {
    const until = Math.min(rows, row + ROWS_A_PIECE);
    let piece = '';
    for (let each = row; each < until; each += 1) piece += line(CELLS[kind](from + each), each);
    yield piece;
  }
}

export async function writeCsv(path: string, sample: Sample): Promise<void> {
  const file = createWriteStream(path);
  file.write(`${TITLES[sample.kind].join(',')}\n`);
  for (const piece of pieces(sample, (cells) => `${cells.join(',')}\n`)) {
    if (!file.write(piece)) await once(file, 'drain');
  }
  file.end();
  await once(file, 'close');
}

/** As a spreadsheet saves it: every text in the table of shared strings, as many strings as cells. */
export async function writeWorkbook(path: string, sample: Sample): Promise<void> {
  const titles = TITLES[sample.kind];
  const cell = (value: string | number, place: number) =>
    typeof value === 'number' ? `<c><v>${value}</v></c>` : `<c t="s"><v>${place}</v></c>`;
  const row = (cells: Cells, number: number) =>
    `<row r="${number + 2}">${cells.map((value, at) => cell(value, (number + 1) * titles.length + at)).join('')}</row>`;
  function* sheet() {
    yield `<worksheet><sheetData><row r="1">${titles.map(cell).join('')}</row>`;
    yield* pieces(sample, row);
    yield '</sheetData></worksheet>';
  }
  const string = (value: string | number) => `<si><t>${value}</t></si>`;
  function* strings() {
    yield `<sst>${titles.map(string).join('')}`;
    yield* pieces(sample, (cells) => cells.map(string).join(''));
    yield '</sst>';
  }
  const zip = new yazl.ZipFile();
  zip.addBuffer(Buffer.from('<workbook><sheets><sheet name="a"/></sheets></workbook>'), 'xl/workbook.xml');
  zip.addReadStream(Readable.from(sheet()), 'xl/worksheets/sheet1.xml');
  zip.addReadStream(Readable.from(strings()), 'xl/sharedStrings.xml');
  zip.end();
  await pipeline(zip.outputStream as unknown as Readable, createWriteStream(path));
}
