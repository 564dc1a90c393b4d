import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { testDatabase } from '../kit/database.ts';
import { openIntake } from '../kit/intake.ts';
import { csvOf, licenseRow, penaltyLine, penaltyRow } from '../kit/penalty-row.ts';
import { sampleUscc } from '../kit/sample-uscc.ts';
import { type TestCell, workbook } from '../kit/workbook.ts';

const { sql, url } = await testDatabase();
const { send } = await openIntake(url);

const SENDER = 'ecology-environment';
let sent = 0;
const penalties = (extension: string, content: string | Uint8Array) => {
  sent += 1;
  return send('penalties', { name: `处罚${sent}.${extension}`, content, department: SENDER });
};
const nameOf = async (number: string) =>
  (
    await sql`select counterpart_name as name from penalty_disclosure.disclosures where decision_number = ${number}`
  )[0]?.name;

/** Node encodes no GB18030: the characters of the tests by their codes. */
const gb18030 = (text: string): Buffer => {
  const codes = new Map<string, number[]>();
  const decoder = new TextDecoder('gb18030');
  for (let high = 0x81; high <= 0xfe; high += 1) {
    for (let low = 0x40; low <= 0xfe; low += 1) {
      if (low !== 0x7f) codes.set(decoder.decode(Uint8Array.of(high, low)), [high, low]);
    }
  }
  return Buffer.from([...text].flatMap((character) => codes.get(character) ?? [character.charCodeAt(0)]));
};

describe('the encoding of a CSV', () => {
  it.each([
    ['UTF-8', (text: string) => Buffer.from(text)],
    ['UTF-8 with a BOM', (text: string) => Buffer.from(`\uFEFF${text}`)],
    ['GB18030', gb18030],
    ['UTF-16 with a BOM', (text: string) => Buffer.from(`\uFEFF${text}`, 'utf16le')],
  ])('is found out where it is %s', async (encoding, encode) => {
    const number = `${encoding}〔2026〕1号`;
    const { batch, faults } = await penalties('csv', encode(csvOf([penaltyRow({ CF_WSH: number })])));
    expect(faults).toEqual([]);
    expect(batch).toMatchObject({ rows: 1, created: 1 });
    expect(await nameOf(number)).toBe('双鸭山智慧城市运营有限公司');
  });

  it('stays UTF-8 where a few lines are broken, and only those are refused', async () => {
    const lines = csvOf([1, 2, 3, 4].map((n) => penaltyRow({ CF_WSH: `破〔2026〕${n}号` })));
    const bytes = Buffer.from(lines);
    const at = bytes.indexOf('破〔2026〕3号');
    bytes[at + 1] = 0xff;
    const { batch, faults } = await penalties('csv', bytes);
    expect(batch).toMatchObject({ created: 3, rejected: 1 });
    expect(faults).toMatchObject([{ line: 4, column: 'CF_WSH', rule: 'NOT_TEXT' }]);
  });
});

describe('the header', () => {
  const titles: Record<string, string> = {
    CF_XDR_MC: '*行政相对人名称',
    CF_XDR_LB: '行政相对人类别（必填）',
    CF_XDR_SHXYM: '行政相对人代码_1 （统一社会信用代码）',
    CF_WSH: '行政处罚决定书文号',
    CF_WFXW: '违法行为类型',
    CF_SY: '违法事实',
    CF_YJ: '处罚依据',
    CF_CFLB: '处罚类别',
    CF_NR: '处罚内容',
    CF_NR_FK: '罚款金额（万元）',
    CF_JDRQ: '处罚决定日期',
    CF_CFJG: '处罚机关',
  };
  const chinese = (row: Record<string, unknown>) =>
    Object.fromEntries(Object.entries(row).map(([code, value]) => [titles[code] ?? code, value]));

  it('may be in Chinese, in any order, below titles and above notes', async () => {
    const row = chinese(penaltyRow({ CF_WSH: '表〔2026〕1号' }));
    const turned = Object.fromEntries(Object.entries(row).reverse());
    const sheet = `行政处罚信息公示表,,,\r\n填报单位：某局,,填报日期：2026年11月\r\n\r\n${csvOf([turned])},,,\r\n注：本表一式两份,,\r\n`;
    const { batch, faults } = await penalties('csv', sheet);
    expect(faults).toEqual([]);
    expect(batch).toMatchObject({ rows: 1, created: 1, unknownColumns: [] });
  });

  it('may stand twice, in codes and in Chinese', async () => {
    const row = penaltyRow({ CF_WSH: '表〔2026〕2号' });
    const [header = '', line = ''] = csvOf([row]).split('\r\n');
    const words = Object.keys(row).map((code) => titles[code]);
    const { batch } = await penalties('csv', [header, words.join(','), line].join('\r\n'));
    expect(batch).toMatchObject({ rows: 1, created: 1, rejected: 0 });
  });

  it('is found whatever the order of the columns', async () => {
    const entries = Object.entries(penaltyRow());
    await fc.assert(
      fc.asyncProperty(
        fc.shuffledSubarray(entries, { minLength: entries.length, maxLength: entries.length }),
        fc.uuid(),
        async (columns, number) => {
          const row = { ...Object.fromEntries(columns), CF_WSH: number };
          const { batch } = await penalties('csv', csvOf([row]));
          expect(batch).toMatchObject({ created: 1 });
        },
      ),
      { numRuns: 8 },
    );
  });

  it('that lacks a column which every row needs refuses the file, and names it', async () => {
    const { CF_WSH: _, ...row } = penaltyRow();
    const { batch } = await penalties('csv', csvOf([row]));
    expect(batch).toMatchObject({ state: 'FAILED', rows: 0, failure: { code: 'INTAKE_FILE_REFUSED' } });
    expect(batch.failure?.message).toContain('行政处罚决定书文号 (CF_WSH)');
  });

  it('that says a thing twice refuses the file', async () => {
    const { batch } = await penalties('csv', csvOf([{ ...penaltyRow(), 违法事实: '另一说' }]));
    expect(batch.failure?.message).toContain('two of its columns mean the same');
  });

  it('that is not there refuses the file', async () => {
    const { batch } = await penalties('csv', 'rm -rf /\necho done\n');
    expect(batch.failure?.message).toContain('no line of it names the columns');
  });
});

describe('JSON', () => {
  it('comes as an array, as objects one after another, or as lines', async () => {
    const rows = [1, 2, 3].map((n) =>
      penaltyRow({ CF_WSH: `数组〔2026〕${n}号`, CF_SY: '含"}"与{及\\的文字' }),
    );
    expect((await penalties('json', JSON.stringify(rows, null, 2))).batch).toMatchObject({ created: 3 });
    const objects = rows.map((row) => JSON.stringify(row, null, 1)).join('\n');
    expect((await penalties('json', objects)).batch).toMatchObject({ created: 0, unchanged: 3 });
    const lines = rows.map((row) => JSON.stringify(row)).join('\n');
    expect((await penalties('ndjson', lines)).batch).toMatchObject({ created: 0, unchanged: 3 });
  });

  it('tells by its line which object is wrong, and that the last one is torn', async () => {
    const good = penaltyLine({ CF_WSH: '数组〔2026〕4号' });
    const { batch, faults } = await penalties('json', `[\n${good},\n{"CF_WSH": oops},\n3,\n{"CF_WSH": "`);
    expect(batch).toMatchObject({ created: 1, rejected: 3 });
    expect(faults.map(({ line, rule }) => [line, rule])).toEqual([
      [3, 'NOT_JSON'],
      [5, 'NOT_AN_OBJECT'],
      [5, 'TORN'],
    ]);
  });
});

describe('a workbook', () => {
  const header = Object.keys(penaltyRow());
  const cells = (changes: Record<string, unknown>) => Object.values(penaltyRow(changes)) as TestCell[];

  it('is read with titles above the header, notes below, empty rows and numbered empty rows', async () => {
    const bytes = await workbook([
      { name: '填表说明', rows: [['说明'], ['一、本表由各单位填写']] },
      {
        name: '处罚',
        rows: [
          ['行政处罚信息公示表'],
          [null],
          ['序号', ...header],
          [1, ...cells({ CF_WSH: '簿〔2026〕1号' })],
          [],
          [2, ...cells({ CF_WSH: '簿〔2026〕2号', CF_JDRQ: 46_300 })],
          [3],
          ['填表人：某某'],
        ],
      },
    ]);
    const { batch, faults } = await penalties('xlsx', bytes);
    expect(faults).toEqual([]);
    expect(batch).toMatchObject({ rows: 2, created: 2, unknownColumns: [] });
    const [row] =
      await sql`select decided_on::text from penalty_disclosure.disclosures where decision_number = '簿〔2026〕2号'`;
    expect(row).toEqual({ decided_on: '2026-10-05' });
  });

  it('may have legal and natural persons on two sheets, and hidden ones are none', async () => {
    const person = {
      CF_XDR_MC: '王小明',
      CF_XDR_LB: '自然人',
      CF_XDR_ZJLX: '身份证',
      CF_XDR_ZJHM: '440524188001010014',
    };
    const { CF_XDR_SHXYM: _, ...natural } = penaltyRow({ ...person, CF_WSH: '簿〔2026〕4号' });
    const { batch, faults } = await penalties(
      'xlsx',
      await workbook([
        { name: '法人', rows: [header, cells({ CF_WSH: '簿〔2026〕3号' })] },
        { name: '自然人', rows: [Object.keys(natural), Object.values(natural) as TestCell[]] },
        { name: '旧', isHidden: true, rows: [header, cells({ CF_WSH: '簿〔2026〕5号' })] },
      ]),
    );
    expect(faults).toEqual([]);
    expect(batch).toMatchObject({ rows: 2, created: 2 });
  });

  it('says in which sheet and line a row is wrong', async () => {
    const rows = [header, cells({ CF_WSH: '簿〔2026〕6号', CF_JDRQ: '昨天' })];
    const { faults } = await penalties('xlsx', await workbook([{ name: '法人', rows }]));
    expect(faults).toMatchObject([{ sheet: '法人', line: 2, column: 'CF_JDRQ', rule: 'NOT_A_DATE' }]);
  });

  it('has its formulas told and never computed: what was stored with them is their value', async () => {
    const formula = { formula: 'HYPERLINK("http://example.cn/?"&A1)', value: '罚款2000元' };
    const rows = [header, cells({ CF_WSH: '簿〔2026〕7号', CF_NR: formula })];
    const { batch, faults } = await penalties('xlsx', await workbook([{ name: '法人', rows }]));
    expect(batch).toMatchObject({ created: 1, warned: 1 });
    expect(faults).toMatchObject([{ column: 'CF_NR', value: '罚款2000元', rule: 'FORMULA' }]);
  });

  it('tells where a spreadsheet has taken a code for a number', async () => {
    const rows = [header, cells({ CF_WSH: '簿〔2026〕8号', CF_XDR_SHXYM: 914101850572028300 })];
    const { faults } = await penalties('xlsx', await workbook([{ name: '法人', rows }]));
    expect(faults[0]).toMatchObject({ column: 'CF_XDR_SHXYM', rule: 'LOST_DIGITS' });
  });

  it('takes 0.30000000000000004 for the 0.3 that was computed', async () => {
    const rows = [header, cells({ CF_WSH: '簿〔2026〕9号', CF_NR: '罚款3000元', CF_NR_FK: 0.1 + 0.2 })];
    await penalties('xlsx', await workbook([{ name: '法人', rows }]));
    const [row] =
      await sql`select fine_amount from penalty_disclosure.disclosures where decision_number = '簿〔2026〕9号'`;
    expect(row).toEqual({ fine_amount: '300000' });
  });
});

describe('licences', () => {
  it('come by the same ways', async () => {
    const row = licenseRow({ XK_XDR_SHXYM: sampleUscc(7) });
    const { batch, faults } = await send('licenses', {
      name: 'x.csv',
      content: csvOf([row]),
      department: SENDER,
    });
    expect(faults).toEqual([]);
    expect(batch).toMatchObject({ created: 1 });
    const late = { name: 'y.csv', content: csvOf([{ ...row, XK_YXQZI: '2026-09-01' }]), department: SENDER };
    expect((await send('licenses', late)).faults).toMatchObject([
      { column: 'XK_YXQZI', rule: 'ENDS_BEFORE' },
    ]);
  });
});
