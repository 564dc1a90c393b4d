import { HubError } from '../../errors.ts';

export const INTAKE_FORMATS = ['xlsx', 'csv', 'json', 'jsonl'] as const;
export type IntakeFormat = (typeof INTAKE_FORMATS)[number];

interface Foreign {
  readonly begins: readonly number[];
  readonly why: string;
  readonly whyZh: string;
}

const ascii = (text: string): number[] => [...Buffer.from(text, 'latin1')];

const PROGRAM = { why: 'it is a program and not a table', whyZh: '该文件是程序而非表格' };

/** What people send in the place of a table, by how it begins. */
const FOREIGN: readonly Foreign[] = [
  {
    begins: [0xd0, 0xcf, 0x11, 0xe0],
    why: 'it is a workbook in the old form (.xls); save it as .xlsx',
    whyZh: '该文件为旧版工作簿（.xls），请另存为 .xlsx',
  },
  {
    begins: ascii('%PDF'),
    why: 'it is a PDF; send the table it was made from',
    whyZh: '该文件为 PDF，请报送原表格',
  },
  {
    begins: ascii('<'),
    why: 'it is a page and not a table; save it as .xlsx or .csv',
    whyZh: '该文件为网页，请另存为 .xlsx 或 .csv',
  },
  { begins: [0x7f, ...ascii('ELF')], ...PROGRAM },
  { begins: ascii('MZ'), ...PROGRAM },
  { begins: ascii('#!'), ...PROGRAM },
];

const UTF16_MARKS = [
  [0xff, 0xfe],
  [0xfe, 0xff],
];

/** By what a file holds and not by its name alone: names are changed in passing. Throws INTAKE_FILE_REFUSED. */
export function formatOf(name: string, head: Buffer): IntakeFormat {
  const refused = ({ why, whyZh }: Pick<Foreign, 'why' | 'whyZh'>) =>
    new HubError('INTAKE_FILE_REFUSED', { file: name, why, whyZh });
  if (head.length === 0) throw refused({ why: 'it is empty', whyZh: '文件为空' });
  if (begins(head, ascii('PK'))) return 'xlsx';
  const foreign = FOREIGN.find((each) => begins(head, each.begins));
  if (foreign !== undefined) throw refused(foreign);
  const isUtf16 = UTF16_MARKS.some((mark) => begins(head, mark));
  if (!isUtf16 && head.includes(0)) {
    throw refused({ why: 'it is a binary file and not a table', whyZh: '该文件为二进制文件而非表格' });
  }
  const named = /\.(\w+)$/.exec(name)?.[1]?.toLowerCase();
  if (named === 'xlsx')
    throw refused({ why: 'it is not a workbook, whatever its name says', whyZh: '该文件并非工作簿' });
  const first = head
    .toString(isUtf16 ? 'utf16le' : 'latin1')
    .replace(/^(?:\u00ef\u00bb\u00bf|[\ufeff\s])+/, '')
    .charAt(0);
  if (named === 'jsonl' || named === 'ndjson') return 'jsonl';
  if (first === '{' || first === '[') return 'json';
  if (named === 'json') throw refused({ why: 'it is not JSON', whyZh: '该文件不是 JSON' });
  return 'csv';
}

const begins = (head: Buffer, bytes: readonly number[]): boolean =>
  bytes.every((byte, index) => head[index] === byte);
