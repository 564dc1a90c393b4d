import { appendFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { drizzle } from 'drizzle-orm/postgres-js';
import { afterAll, describe, expect, it } from 'vitest';
import { momentAt } from '../../src/clock.ts';
import { connectDatabase } from '../../src/database/connect.ts';
import { type IngestReport, ingest } from '../../src/ingest/ingest.ts';
import { penaltyOfRow } from '../../src/ingest/penalties.ts';
import { openSource } from '../../src/ingest/read.ts';
import type { Fault } from '../../src/ingest/row-reader.ts';
import { subjectOfRow } from '../../src/ingest/subjects.ts';
import { disclosureRecords } from '../../src/views/penalty-disclosure/record.ts';
import { penaltyDisclosureView } from '../../src/views/penalty-disclosure/view.ts';
import { subjectRecords } from '../../src/views/subject/record.ts';
import { subjectView } from '../../src/views/subject/view.ts';
import { askView } from '../kit/ask-view.ts';
import { testDatabase } from '../kit/database.ts';
import { removeFolder, temporaryFolder } from '../kit/temporary-folder.ts';

const { sql, url } = await testDatabase();
const writer = connectDatabase(url, { max: 1, applicationName: 'hub test' });
const db = drizzle(writer);
const folder = await temporaryFolder();
afterAll(async () => {
  await writer.end();
  await removeFolder(folder);
});

const FIXTURES = fileURLToPath(new URL('./fixtures/', import.meta.url));
const MOMENT = momentAt(new Date('2026-11-22T10:00:00+08:00'));
const HASH_KEY = new Uint8Array(32).fill(3);

async function ingestFile(kind: 'subjects' | 'penalties', file: string) {
  const faults: Fault[] = [];
  const common = {
    source: await openSource(file),
    moment: MOMENT,
    onFault: (fault: Fault) => void faults.push(fault),
    onBytes: () => undefined,
  };
  const report: IngestReport =
    kind === 'subjects'
      ? await ingest(db, {
          ...common,
          kind: subjectRecords,
          recordOf: (row) => subjectOfRow(row, 'market-regulation', MOMENT),
          identityOf: ({ uscc }) => uscc,
        })
      : await ingest(db, {
          ...common,
          kind: disclosureRecords,
          recordOf: (row) =>
            penaltyOfRow(row, { source: 'ecology-environment', moment: MOMENT, hashKey: HASH_KEY }),
          identityOf: ({ id }) => id,
        });
  return { report, faults };
}

async function fileOf(name: string, lines: readonly string[]): Promise<string> {
  const file = join(folder, name);
  await writeFile(file, `${lines.join('\n')}\n`);
  return file;
}

const askSubjects = askView(subjectView(), sql);
const askPenalties = askView(penaltyDisclosureView(), sql);

describe('the ten published decisions', () => {
  it('go in, the nine subjects and the ten penalties', async () => {
    const subjects = await ingestFile('subjects', join(FIXTURES, 'subjects.csv'));
    const penalties = await ingestFile('penalties', join(FIXTURES, 'penalties.jsonl'));
    expect(subjects.faults).toEqual([]);
    expect(penalties.faults).toEqual([]);
    expect(subjects.report).toMatchObject({ rows: 9, created: 9, rejected: 0, unknownColumns: [] });
    expect(penalties.report).toMatchObject({ rows: 10, created: 10, rejected: 0, unknownColumns: [] });
  });

  it('change nothing when the same files come again, and leave no entry in the change log', async () => {
    const before = await sql`select count(*) from penalty_disclosure.changes`;
    const subjects = await ingestFile('subjects', join(FIXTURES, 'subjects.csv'));
    const penalties = await ingestFile('penalties', join(FIXTURES, 'penalties.jsonl'));
    expect(subjects.report).toMatchObject({ created: 0, amended: 0, unchanged: 9 });
    expect(penalties.report).toMatchObject({ created: 0, amended: 0, unchanged: 10 });
    expect(await sql`select count(*) from penalty_disclosure.changes`).toEqual(before);
  });

  it('come out again to the department that sent them, the tenth with no subject', async () => {
    const { data, errors } = await askPenalties(
      '{ penaltyDisclosures(first: 20) { totalCount nodes { decisionNumber counterpartName subject { uscc } } } }',
      { as: 'ecology-environment' },
    );
    expect(errors).toBeUndefined();
    expect(data.penaltyDisclosures.totalCount).toBe(10);
    const byNumber = new Map(
      data.penaltyDisclosures.nodes.map((node: { decisionNumber: string }) => [node.decisionNumber, node]),
    );
    expect(byNumber.get('豫 1600 环罚决字〔2025〕5号')).toMatchObject({
      counterpartName: '周口盛祥纸箱包装有限公司',
      subject: { uscc: '91411602MA46LM1869' },
    });
    expect(byNumber.get('岳汨环罚决字〔2023〕020号')).toMatchObject({ subject: null });
  });

  it('come out to others only while their period of publicity runs', async () => {
    const { data } = await askPenalties('{ penaltyDisclosures { nodes { decisionNumber } } }', {
      as: 'education',
    });
    const numbers = data.penaltyDisclosures.nodes.map((n: { decisionNumber: string }) => n.decisionNumber);
    expect(numbers).toHaveLength(8);
    expect(numbers).not.toContain('豫0329环罚决字〔2023〕2号');
    expect(numbers).not.toContain('豫0185环罚决字〔2023〕22号');
  });

  it('name their subjects with the kind that the code tells', async () => {
    const { data } = await askSubjects(
      '{ subjectsByCode(codes: ["92410927MA417AB00D", "11532331797206718E"]) { state subject { name kind } } }',
    );
    expect(data.subjectsByCode).toEqual([
      { state: 'FOUND', subject: { name: '台前县宏轩电器厂', kind: 'INDIVIDUAL_BUSINESS' } },
      { state: 'FOUND', subject: { name: '云南禄丰产业园区管理委员会', kind: 'ORGAN' } },
    ]);
  });
});

describe('wrong rows', () => {
  it('are listed with line, column, value and reason, and the right ones go in', async () => {
    const file = await fileOf('mixed.csv', [
      'uniSCID,entName,estDate,regCap,regState',
      '91440300708461136T,甲公司,2000-02-24,6500.5,存续',
      '91440300708461136X,乙公司,2000-02-30,6500.1234567,存续',
      ',丙公司,,,火星',
      '914403001922038216,丁公司,1987年9月15日,4104113.182,存续',
    ]);
    const { report, faults } = await ingestFile('subjects', file);
    expect(report).toMatchObject({ rows: 4, created: 2, rejected: 2 });
    expect(faults).toEqual([
      {
        line: 3,
        column: 'uniSCID',
        value: '91440300708461136X',
        reason: 'it is not a unified social credit code: the check character is X where T is expected',
      },
      { line: 3, column: 'estDate', value: '2000-02-30', reason: 'it is not a date; write YYYY/MM/DD' },
      {
        line: 3,
        column: 'regCap',
        value: '6500.1234567',
        reason: 'it is not an amount in 10,000 yuan (万元) with at most six decimals',
      },
      { line: 4, column: 'uniSCID', value: '', reason: 'it is required and empty' },
      { line: 4, column: 'regState', value: '火星', reason: expect.stringMatching(/^it is none of 存续, /) },
    ]);
    const { data } = await askSubjects(
      '{ subject(uscc: "914403001922038216") { establishedOn registeredCapital } }',
    );
    expect(data.subject).toEqual({ establishedOn: '1987-09-15', registeredCapital: '41041131820.00' });
  });

  it('of JSON lines are told by their line when they are no JSON, no object or not UTF-8', async () => {
    const file = await fileOf('broken.jsonl', [
      '{"uniSCID":"91110000802100433B","entName":"戊公司"}',
      '{"uniSCID":',
      '[1, 2]',
    ]);
    await appendFile(file, Buffer.from([0x7b, 0x22, 0xc4, 0xe3, 0x22, 0x3a, 0x31, 0x7d, 0x0a]));
    const { report, faults } = await ingestFile('subjects', file);
    expect(report).toMatchObject({ rows: 4, created: 1, rejected: 3 });
    expect(faults.map(({ line, reason }) => [line, reason])).toEqual([
      [2, 'it is not JSON'],
      [3, 'it is not a JSON object'],
      [4, 'it is not UTF-8'],
    ]);
  });

  it('never show an identity number in the list of faults', async () => {
    const row = {
      CF_XDR_MC: '某人',
      CF_XDR_LB: '自然人',
      CF_XDR_ZJHM: '11010519491231002X',
      CF_JDRQ: '11010519491231002X',
    };
    const { faults } = await ingestFile('penalties', await fileOf('person.jsonl', [JSON.stringify(row)]));
    expect(faults.length).toBeGreaterThan(0);
    expect(JSON.stringify(faults)).not.toContain('11010519491231002X');
  });

  it('of a CSV with a torn quote end the reading there, and what came before is in', async () => {
    const file = await fileOf('torn.csv', [
      'uniSCID,entName',
      '91410381MA3XEATU6K,己厂',
      '"91410927,庚厂',
      '1,2',
    ]);
    const { report, faults } = await ingestFile('subjects', file);
    expect(report.created).toBe(1);
    expect(faults).toEqual([
      { line: 3, column: '', value: null, reason: expect.stringContaining('from here on it is not CSV') },
    ]);
  });

  it('tells columns that it does not know instead of losing them in silence', async () => {
    const file = await fileOf('extra.csv', ['uniSCID,entName,luckyNumber', '91350100M000100Y43,辛公司,8']);
    expect((await ingestFile('subjects', file)).report).toMatchObject({
      created: 1,
      unknownColumns: ['luckyNumber'],
    });
  });
});

describe('penalties in the CF codes', () => {
  const row = (changes: Record<string, unknown>) =>
    JSON.stringify({
      CF_XDR_MC: '双鸭山智慧城市运营有限公司',
      CF_XDR_LB: '法人及非法人组织',
      CF_XDR_SHXYM: '91230500MA1B3N1N2M',
      CF_WSH: '市场【2026】1号',
      CF_WFXW: '违反相关产品准入市场规定',
      CF_SY: '违反相关产品准入市场规定',
      CF_YJ: '依据《行业准入规定》',
      CF_CFLB: '罚款',
      CF_NR: '罚款2000元',
      CF_NR_FK: 0.2,
      CF_JDRQ: '2026-10-10',
      CF_CFJG: '双鸭山市公安局',
      ...changes,
    });

  it('take an amount in units of 10,000 yuan', async () => {
    await ingestFile('penalties', await fileOf('fine.jsonl', [row({})]));
    const { data } = await askPenalties(
      '{ penaltyDisclosures(filter: { decisionNumber: "市场〔2026〕1号" }) { nodes { fineAmount publicityDueOn } } }',
      { as: 'ecology-environment' },
    );
    expect(data.penaltyDisclosures.nodes).toEqual([{ fineAmount: '2000.00', publicityDueOn: '2026-10-20' }]);
  });

  it('never publish one of the simple procedure, though it goes in', async () => {
    const file = await fileOf('simple.jsonl', [row({ CF_WSH: '市场【2026】2号', CF_CFCX: '简易程序' })]);
    expect((await ingestFile('penalties', file)).report.created).toBe(1);
    const query = '{ penaltyDisclosures(filter: { decisionNumber: "市场〔2026〕2号" }) { totalCount } }';
    const own = await askPenalties(query, { as: 'ecology-environment' });
    const others = await askPenalties(query, { as: 'education' });
    expect([own.data.penaltyDisclosures.totalCount, others.data.penaltyDisclosures.totalCount]).toEqual([
      1, 0,
    ]);
  });

  it('want the registration number where the code is the placeholder', async () => {
    const placeholder = {
      CF_XDR_SHXYM: '00000000000000000X',
      CF_XDR_LB: '个体工商户',
      CF_WSH: '市场【2026】3号',
    };
    const { faults } = await ingestFile('penalties', await fileOf('placeholder.jsonl', [row(placeholder)]));
    expect(faults).toMatchObject([{ line: 1, column: 'CF_XDR_GSZC' }]);
  });

  it('refuse a decision of tomorrow', async () => {
    const { faults } = await ingestFile(
      'penalties',
      await fileOf('future.jsonl', [row({ CF_JDRQ: '2026/11/23' })]),
    );
    expect(faults).toMatchObject([
      { column: 'CF_JDRQ', value: '2026/11/23', reason: 'it lies in the future' },
    ]);
  });

  it('keep a corrected row as the next version of the same record', async () => {
    await ingestFile('penalties', await fileOf('first.jsonl', [row({ CF_WSH: '市场【2026】4号' })]));
    const again = await fileOf('again.jsonl', [
      row({ CF_WSH: '市场【2026】4号', CF_NR: '罚款3000元', CF_NR_FK: 0.3 }),
    ]);
    expect((await ingestFile('penalties', again)).report).toMatchObject({ created: 0, amended: 1 });
    expect(
      await sql`select version, reason from penalty_disclosure.changes c where record_id =
        (select id from penalty_disclosure.disclosures where decision_number = '市场【2026】4号') order by sequence`,
    ).toMatchObject([
      { version: '1', reason: 'IMPOSED' },
      { version: '2', reason: 'AMENDED' },
    ]);
  });
});

describe('a file', () => {
  it('that is not there, is a folder or has another name is refused in one sentence', async () => {
    await expect(openSource(join(folder, 'nowhere.csv'))).rejects.toMatchObject({ code: 'FILE_UNREADABLE' });
    await expect(openSource(`${folder}/`)).rejects.toMatchObject({ code: 'FILE_UNREADABLE' });
    await expect(openSource(await fileOf('sheet.xlsx', ['x']))).rejects.toThrow(
      /none of .jsonl, .ndjson, .csv/,
    );
  });
});
