import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { penaltyDisclosureView } from '../../src/views/penalty-disclosure/view.ts';
import { subjectView } from '../../src/views/subject/view.ts';
import { askView } from '../kit/ask-view.ts';
import { testDatabase } from '../kit/database.ts';
import { openIntake } from '../kit/intake.ts';
import { penaltyLine as row } from '../kit/penalty-row.ts';

const { sql, url } = await testDatabase();
const intake = await openIntake(url);

const FIXTURES = fileURLToPath(new URL('./fixtures/', import.meta.url));
const SENDER = 'ecology-environment';

const subjects = (name: string, content: string | Uint8Array | readonly string[]) =>
  intake.send('subjects', { name, content });
const penalties = (name: string, content: string | readonly string[]) =>
  intake.send('penalties', { name, content, department: SENDER });
const fixture = (name: string) => readFile(join(FIXTURES, name));

const askSubjects = askView(subjectView(), sql);
const askPenalties = askView(penaltyDisclosureView(), sql);

describe('the ten published decisions', () => {
  it('go in, the nine subjects and the ten penalties', async () => {
    const nine = await subjects('subjects.csv', await fixture('subjects.csv'));
    const ten = await penalties('penalties.jsonl', String(await fixture('penalties.jsonl')));
    expect(nine.faults).toEqual([]);
    // The tenth is published with a masked code.
    expect(ten.faults).toMatchObject([{ line: 10, rule: 'CODE_MASKED' }]);
    expect(nine.batch).toMatchObject({ rows: 9, created: 9, rejected: 0, unknownColumns: [] });
    expect(ten.batch).toMatchObject({ rows: 10, created: 10, rejected: 0, unknownColumns: [] });
  });

  it('change nothing when the same files come again, and leave no entry in the change log', async () => {
    const before = await sql`select count(*) from penalty_disclosure.changes`;
    const nine = await subjects('subjects.csv', await fixture('subjects.csv'));
    const ten = await penalties('again.jsonl', String(await fixture('penalties.jsonl')));
    // Another file of the same rows: each is looked at, and none is new.
    const spaced = await penalties('spaced.jsonl', `${await fixture('penalties.jsonl')}\n`);
    expect([nine.isKnown, ten.isKnown, spaced.isKnown]).toEqual([true, true, false]);
    expect(spaced.batch).toMatchObject({ created: 0, amended: 0, unchanged: 10 });
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
  it('are listed with line, column, value, rule and how to mend it, and the right ones go in', async () => {
    const { batch, faults } = await subjects('mixed.csv', [
      'uniSCID,entName,estDate,regCap,regState',
      '91440300708461136T,甲公司,2000-02-24,6500.5,存续',
      '91440300708461136X,乙公司,2000-02-30,6500.1234567,存续',
      ',丙公司,,,火星',
      '914403001922038216,丁公司,1987年9月15日,4104113.182,存续',
    ]);
    expect(batch).toMatchObject({ rows: 4, created: 2, rejected: 2 });
    const told = faults.map(({ line, column, value, rule }) => [line, column, value, rule]);
    expect(told).toEqual([
      [3, 'uniSCID', '91440300708461136X', 'NOT_A_CODE'],
      [3, 'estDate', '2000-02-30', 'NOT_A_DATE'],
      [3, 'regCap', '6500.1234567', 'NOT_AN_AMOUNT'],
      [4, 'uniSCID', '', 'REQUIRED'],
      [4, 'regState', '火星', 'NOT_A_WORD'],
    ]);
    expect(faults[0]).toMatchObject({
      reason: 'it is not a unified social credit code: the check character is X where T is expected',
      mend: expect.stringContaining('copy it from the licence'),
      reasonZh: '不是有效的统一社会信用代码：校验码为 X，应为 T',
    });
    const { data } = await askSubjects(
      '{ subject(uscc: "914403001922038216") { establishedOn registeredCapital } }',
    );
    expect(data.subject).toEqual({ establishedOn: '1987-09-15', registeredCapital: '41041131820.00' });
  });

  it('of JSON lines are told by their line when they are no JSON, no object or not UTF-8', async () => {
    const lines = ['{"uniSCID":"91110000802100433B","entName":"戊公司"}', '{"uniSCID":', '[1, 2]', ''];
    const bytes = Buffer.from([0x7b, 0x22, 0xc4, 0xe3, 0x22, 0x3a, 0x31, 0x7d, 0x0a]);
    const { batch, faults } = await subjects(
      'broken.jsonl',
      Buffer.concat([Buffer.from(`${lines[0]}\n`.repeat(2) + lines.slice(1).join('\n')), bytes]),
    );
    expect(batch).toMatchObject({ rows: 5, created: 1, rejected: 3 });
    expect(faults.map(({ line, rule }) => [line, rule])).toEqual([
      [1, 'TWICE'],
      [3, 'NOT_JSON'],
      [4, 'NOT_AN_OBJECT'],
      [5, 'REQUIRED'],
      [5, 'REQUIRED'],
    ]);
  });

  it('never show an identity number in the list of faults', async () => {
    const person = {
      CF_XDR_MC: '某人',
      CF_XDR_LB: '自然人',
      CF_XDR_ZJHM: '11010519491231002X',
      CF_JDRQ: '11010519491231002X',
    };
    const { faults } = await penalties('person.jsonl', [JSON.stringify(person)]);
    expect(faults.length).toBeGreaterThan(0);
    expect(JSON.stringify(faults)).not.toContain('11010519491231002X');
  });

  it('of a CSV with a torn quote end the reading there, and what came before is in', async () => {
    const { batch, faults } = await subjects('torn.csv', [
      'uniSCID,entName',
      '91410381MA3XEATU6K,己厂',
      '"91410927,庚厂',
      '1,2',
    ]);
    expect(batch.created).toBe(1);
    expect(faults).toMatchObject([
      { line: 3, column: '', value: null, reason: expect.stringContaining('from here on it is not CSV') },
    ]);
  });

  it('tells columns that it does not know instead of losing them in silence', async () => {
    const lines = ['uniSCID,entName,luckyNumber', '91350100M000100Y43,辛公司,8'];
    expect((await subjects('extra.csv', lines)).batch).toMatchObject({
      created: 1,
      unknownColumns: ['luckyNumber'],
    });
  });
});

describe('penalties in the CF codes', () => {
  it('take an amount in units of 10,000 yuan', async () => {
    await penalties('fine.jsonl', [row({})]);
    const { data } = await askPenalties(
      '{ penaltyDisclosures(filter: { decisionNumber: "市场〔2026〕1号" }) { nodes { fineAmount publicityDueOn } } }',
      { as: 'ecology-environment' },
    );
    expect(data.penaltyDisclosures.nodes).toEqual([{ fineAmount: '2000.00', publicityDueOn: '2026-10-20' }]);
  });

  it('never publish one of the simple procedure, though it goes in', async () => {
    const lines = [row({ CF_WSH: '市场【2026】2号', CF_CFCX: '简易程序' })];
    expect((await penalties('simple.jsonl', lines)).batch.created).toBe(1);
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
    const { faults } = await penalties('placeholder.jsonl', [row(placeholder)]);
    expect(faults).toMatchObject([{ line: 1, column: 'CF_XDR_GSZC' }]);
  });

  it('refuse a decision of tomorrow', async () => {
    const { faults } = await penalties('future.jsonl', [row({ CF_JDRQ: '2026/11/23' })]);
    expect(faults).toMatchObject([
      { column: 'CF_JDRQ', value: '2026/11/23', reason: 'it lies in the future' },
    ]);
  });

  it('keep a corrected row as the next version of the same record, and what it said before', async () => {
    await penalties('first.jsonl', [row({ CF_WSH: '市场【2026】4号' })]);
    const lines = [row({ CF_WSH: '市场【2026】4号', CF_NR: '罚款3000元', CF_NR_FK: 0.3 })];
    expect((await penalties('again.jsonl', lines)).batch).toMatchObject({ created: 0, amended: 1 });
    expect(
      await sql`select version, reason from penalty_disclosure.changes c where record_id =
        (select id from penalty_disclosure.disclosures where decision_number = '市场【2026】4号') order by sequence`,
    ).toMatchObject([
      { version: '1', reason: 'IMPOSED' },
      { version: '2', reason: 'AMENDED' },
    ]);
    expect(
      await sql`select version, record ->> 'content' as content from intake.superseded
        where record ->> 'decision_number' = '市场【2026】4号'`,
    ).toEqual([{ version: 1, content: '罚款2000元' }]);
  });

  it('go into the hands of nobody else: a record of one department is not changed by another', async () => {
    const lines = [row({ CF_WSH: '市场【2026】5号', CF_CFJGDM: '11230500001755309F' })];
    await penalties('mine.jsonl', lines);
    const theirs = await intake.send('penalties', {
      name: 'theirs.jsonl',
      content: [
        row({ CF_WSH: '市场【2026】5号', CF_CFJGDM: '11230500001755309F', CF_NR: '罚款2000元，已缴' }),
      ],
      department: 'transport',
    });
    expect(theirs.batch).toMatchObject({ created: 0, amended: 0, rejected: 1 });
    expect(theirs.faults).toMatchObject([{ rule: 'OF_ANOTHER' }]);
    const stored = await sql`select source, content, version from penalty_disclosure.disclosures
      where decision_number = '市场【2026】5号'`;
    expect(stored).toEqual([{ source: SENDER, content: '罚款2000元', version: 1 }]);
  });

  it('are refused where they name another department as the one that decided', async () => {
    const { faults } = await penalties('foreign.jsonl', [
      row({ CF_WSH: '市场【2026】6号', CF_CFJG: '示例市演示区交通运输局' }),
    ]);
    expect(faults).toMatchObject([{ column: 'CF_CFJG', rule: 'NOT_YOURS' }]);
  });
});

describe('a file', () => {
  it('that is not there or is a folder is refused in one sentence', async () => {
    await expect(
      (async () => {
        const job = await intake.job('subjects', { name: 'x.csv', content: 'x' });
        const { inspectFile } = await import('../../src/ingest/file/inspected-file.ts');
        return inspectFile(join(intake.folder, 'nowhere.csv'), 'nowhere.csv', job.limits);
      })(),
    ).rejects.toMatchObject({ code: 'FILE_UNREADABLE' });
  });

  it('of a kind that a department does not have is refused', async () => {
    const content = ['uniSCID,entName', '91350100M000100Y43,辛公司'];
    const send = intake.send('registrations', { name: 'r.csv', content, department: 'education' });
    await expect(send).rejects.toMatchObject({ code: 'INTAKE_NOT_ALLOWED' });
  });
});
