import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { guarded, unguarded } from '../../src/ingest/rejects/formula-guard.ts';
import { testDatabase } from '../kit/database.ts';
import { openIntake } from '../kit/intake.ts';
import { csvOf, penaltyRow } from '../kit/penalty-row.ts';
import { type TestCell, workbook } from '../kit/workbook.ts';

const { sql, url } = await testDatabase();
const { send } = await openIntake(url);

const SENDER = 'ecology-environment';
const FORMULA = '=cmd|"/c calc"!A1';

const rows = (format: string) => [
  penaltyRow({ CF_WSH: `${format}〔2026〕1号` }),
  penaltyRow({ CF_WSH: `${format}〔2026〕2号`, CF_JDRQ: '昨天', BZ: FORMULA }),
  penaltyRow({ CF_WSH: `${format}〔2026〕3号`, CF_XDR_MC: '' }),
];

const encode: Record<string, (of: Record<string, unknown>[]) => Promise<string | Uint8Array> | string> = {
  csv: (of) => csvOf(of.map((row) => ({ BZ: '', ...row }))),
  json: (of) => JSON.stringify(of),
  jsonl: (of) => of.map((row) => JSON.stringify(row)).join('\n'),
  xlsx: (of) => {
    const titles = [...new Set(of.flatMap(Object.keys))];
    const cells = of.map((row) => titles.map((title) => (row[title] ?? null) as TestCell));
    return workbook([{ name: '表', rows: [titles, ...cells] }]);
  },
};

describe('the rejected rows', () => {
  it.each(Object.keys(encode))(
    'come back as %s with their reasons, to be corrected and sent again',
    async (format) => {
      const content = await encode[format]?.(rows(format));
      const first = await send('penalties', {
        name: `f.${format}`,
        content: content ?? '',
        department: SENDER,
      });
      expect(first.batch).toMatchObject({ created: 1, rejected: 2 });
      const rejects = await first.rejects();
      // Sent again as it is, it is refused for the same reasons, and the column of reasons is no unknown one.
      const again = await send('penalties', {
        name: `again.${format}`,
        content: rejects,
        department: SENDER,
      });
      expect(again.batch).toMatchObject({ rows: 2, created: 0, rejected: 2, unknownColumns: [] });
      expect(again.faults.map(({ rule }) => rule)).toEqual(first.faults.map(({ rule }) => rule));
      if (format === 'xlsx') return;
      const corrected = rejects.toString().replace('昨天', '2026/10/01');
      expect(corrected).toContain('退回原因');
      const mended = await send('penalties', {
        name: `mended.${format}`,
        content: corrected,
        department: SENDER,
      });
      expect(mended.batch).toMatchObject({ created: 1, rejected: 1 });
      const [row] = await sql`
      select remark from penalty_disclosure.disclosures where decision_number = ${`${format}〔2026〕2号`}`;
      // What looks like a formula has stayed the text that it was.
      expect(row).toEqual({ remark: FORMULA });
    },
  );

  it('never hold a cell that a spreadsheet would take for a formula', async () => {
    const wrong = [
      penaltyRow({ CF_WSH: '=1+1', CF_JDRQ: '@SUM(A1)', BZ: '\t=2', CF_SY: '＝HYPERLINK("x")' }),
    ];
    const { rejects } = await send('penalties', { name: 'e.csv', content: csvOf(wrong), department: SENDER });
    const text = (await rejects()).toString();
    const cells = text.split('\r\n').flatMap((line) => line.split(','));
    expect(cells.filter((cell) => /^"?[=+\-@\t\r＝＋－＠]/.test(cell))).toEqual([]);
    expect(text).toContain("'=1+1");
  });

  it('are guarded in a way that is undone when they come back', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => unguarded(guarded(text)) === unguarded(text)),
    );
    for (const text of ['=1', '+1', '-1', '@a', '\ta', '\ra', '＝1'])
      expect(unguarded(guarded(text))).toBe(text);
  });

  it('are forgotten after 90 days, as they hold personal data', async () => {
    const content = csvOf([penaltyRow({ CF_WSH: '忘〔2026〕1号', CF_JDRQ: '昨天' })]);
    const { batch } = await send('penalties', { name: 'f.csv', content, department: SENDER });
    await sql`update intake.batches set sent_at = '2026-08-01' where id = ${batch.id}`;
    await send('penalties', { name: 'g.csv', content: `${content}\r\n`, department: SENDER });
    expect(await sql`select count(*)::int as count from intake.findings where batch = ${batch.id}`).toEqual([
      { count: 0 },
    ]);
  });
});
