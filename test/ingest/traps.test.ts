import { describe, expect, it } from 'vitest';
import { momentAt } from '../../src/clock.ts';
import { penaltyDisclosureView } from '../../src/views/penalty-disclosure/view.ts';
import { askView } from '../kit/ask-view.ts';
import { testDatabase } from '../kit/database.ts';
import { openIntake } from '../kit/intake.ts';
import { licenseLine, penaltyLine } from '../kit/penalty-row.ts';
import { sampleUscc } from '../kit/sample-uscc.ts';

const { sql, url } = await testDatabase();
const { send } = await openIntake(url);
const askPenalties = askView(penaltyDisclosureView(), sql);

const SENDER = 'ecology-environment';
let sent = 0;

const penalties = (...rows: Record<string, unknown>[]) => {
  sent += 1;
  const content = rows.map((row) => penaltyLine(row));
  return send('penalties', { name: `${sent}.jsonl`, content, department: SENDER });
};

const licenses = (...rows: Record<string, unknown>[]) => {
  sent += 1;
  const content = rows.map((row) => licenseLine(row));
  return send('licenses', { name: `${sent}.jsonl`, content, department: SENDER });
};

const stored = async (number: string) =>
  (await sql`select * from penalty_disclosure.disclosures where decision_number = ${number}`)[0];

/** The traps of domain.md section 9, by their numbers. 13 to 17 are of the time after intake. */
describe('the trap', () => {
  it('1: the code table is 1/5/9 and not 1/2/3', async () => {
    const civilAffairs = { CF_XDR_SHXYM: '52610902MJU0000018' };
    const { faults } = await penalties({ ...civilAffairs, CF_WSH: '一〔2026〕1号' });
    // Wrong in its check character alone: the authority 5 with kind 2 is one of the standard.
    expect(faults).toMatchObject([
      { rule: 'NOT_A_CODE', reason: expect.stringContaining('check character') },
    ]);
    const { findings } = await penalties({ CF_XDR_SHXYM: '11230500001755309F', CF_WSH: '一〔2026〕2号' });
    expect(findings).toEqual([]);
  });

  it('2: the placeholder stands for no code, joins nobody, and wants the registration number', async () => {
    const placeholder = { CF_XDR_SHXYM: '00000000000000000X', CF_XDR_LB: '个体工商户' };
    const { faults } = await penalties({ ...placeholder, CF_WSH: '二〔2026〕1号' });
    expect(faults).toMatchObject([{ column: 'CF_XDR_GSZC', rule: 'REQUIRED' }]);
    await penalties({ ...placeholder, CF_WSH: '二〔2026〕2号', CF_XDR_GSZC: '440301103448669' });
    expect(await stored('二〔2026〕2号')).toMatchObject({ subject_key: 'REG:440301103448669' });
  });

  it('3: a masked code goes in with a warning and joins nobody', async () => {
    const { batch, faults } = await penalties({
      CF_XDR_SHXYM: '91430102**********',
      CF_WSH: '三〔2026〕1号',
    });
    expect(batch).toMatchObject({ created: 1, warned: 1, rejected: 0 });
    expect(faults).toMatchObject([{ rule: 'CODE_MASKED' }]);
    expect((await stored('三〔2026〕1号'))?.subject_key).toMatch(/^NONE:/);
  });

  it('4: an amount counts in 万元, and one in 元 is refused with the right one beside it', async () => {
    const { faults } = await penalties({ CF_NR_FK: 2000, CF_WSH: '四〔2026〕1号' });
    expect(faults).toMatchObject([{ column: 'CF_NR_FK', rule: 'IN_YUAN', mend: 'write 0.2' }]);
    await penalties({ CF_NR_FK: '0.200001', CF_NR: '罚款', CF_WSH: '四〔2026〕2号' });
    expect(await stored('四〔2026〕2号')).toMatchObject({ fine_amount: '200001' });
  });

  it('4: a column that says 元 is read in 元', async () => {
    const row = penaltyLine({ CF_WSH: '四〔2026〕3号', CF_NR_FK: 2000 }).replace(
      'CF_NR_FK',
      '罚款金额（元）',
    );
    const { faults } = await send('penalties', { name: 'yuan.jsonl', content: [row], department: SENDER });
    expect(faults).toEqual([]);
    expect(await stored('四〔2026〕3号')).toMatchObject({ fine_amount: '200000' });
  });

  it('5: categories are told apart by ; and ；, and 其他-警告 is 警告', async () => {
    await penalties({ CF_CFLB: '罚款；其他-警告；', CF_WSH: '五〔2026〕1号' });
    expect(await stored('五〔2026〕1号')).toMatchObject({
      categories: ['WARNING', 'FINE'],
      categories_text: '罚款；其他-警告；',
    });
  });

  it('6: a licence without a decision number has its own number in that place', async () => {
    await licenses({ XK_WSH: '', XK_XKBH: 'JY16109020000016' });
    const rows = await sql`select decision_number, license_number from license_notification.licenses`;
    expect(rows).toMatchObject([{ decision_number: 'JY16109020000016', license_number: 'JY16109020000016' }]);
    const { faults } = await licenses({ XK_WSH: '', XK_XKBH: '' });
    expect(faults).toMatchObject([{ rule: 'NO_NUMBER' }]);
  });

  it.each(['2099/12/31', '9999-12-31', '长期'])('7: %s has no end', async (end) => {
    await licenses({ XK_WSH: `七〔2026〕${end}号`, XK_YXQZI: end });
    const rows =
      await sql`select valid_to from license_notification.licenses where decision_number = ${`七〔2026〕${end}号`}`;
    expect(rows).toMatchObject([{ valid_to: null }]);
  });

  it('8: one decision number may name several counterparties', async () => {
    const { batch } = await penalties(
      { CF_WSH: '八〔2026〕1号', CF_XDR_SHXYM: sampleUscc(1) },
      { CF_WSH: '八〔2026〕1号', CF_XDR_SHXYM: sampleUscc(2) },
    );
    expect(batch).toMatchObject({ created: 2, warned: 0 });
  });

  it('9: a make-up Saturday counts as a working day', async () => {
    // 2026-02-28 is one: the seventh working day after 2026-02-12.
    await penalties({ CF_WSH: '九〔2026〕1号', CF_JDRQ: '2026/02/12' });
    const { data } = await askPenalties(
      '{ penaltyDisclosures(filter: { decisionNumber: "九〔2026〕1号" }) { nodes { publicityDueOn } } }',
      { as: SENDER },
    );
    expect(data.penaltyDisclosures.nodes).toEqual([{ publicityDueOn: '2026-02-28' }]);
  });

  it('10: a deadline in a year that is not announced is left open, with a warning', async () => {
    const { batch, faults } = await send('penalties', {
      name: 'december.jsonl',
      content: [penaltyLine({ CF_WSH: '十〔2026〕1号', CF_JDRQ: '2026-12-29' })],
      department: SENDER,
      moment: momentAt(new Date('2026-12-30T10:00:00+08:00')),
    });
    expect(batch).toMatchObject({ created: 1, rejected: 0 });
    expect(faults).toMatchObject([{ column: 'CF_JDRQ', rule: 'DUE_UNKNOWN' }]);
    expect(await stored('十〔2026〕1号')).toMatchObject({ publicity_due_on: null });
  });

  it('11: a penalty of the simple procedure goes in and is never published', async () => {
    await penalties({ CF_WSH: '十一〔2026〕1号', CF_CFCX: '简易程序' });
    expect(await stored('十一〔2026〕1号')).toMatchObject({ state: 'EXEMPT', published_on: null });
    const query = '{ penaltyDisclosures(filter: { decisionNumber: "十一〔2026〕1号" }) { totalCount } }';
    const [own, others] = [
      await askPenalties(query, { as: SENDER }),
      await askPenalties(query, { as: 'education' }),
    ];
    expect([own, others].map(({ data }) => data.penaltyDisclosures.totalCount)).toEqual([1, 0]);
  });

  it('12: the regime is that of the day of the decision', async () => {
    await penalties(
      { CF_WSH: '十二〔2026〕1号', CF_JDRQ: '2026-03-31' },
      { CF_WSH: '十二〔2026〕2号', CF_JDRQ: '2026-04-01' },
    );
    expect(await stored('十二〔2026〕1号')).toMatchObject({ regime: 'R2023' });
    expect(await stored('十二〔2026〕2号')).toMatchObject({ regime: 'R2026' });
  });

  it('18: people named in free text are masked for everybody, and the sender is told', async () => {
    const facts = '当事人王小明（身份证号11010519491231002X）于门店内销售';
    const { batch, faults } = await penalties({ CF_WSH: '十八〔2026〕1号', CF_SY: facts, CF_FRDB: '王小明' });
    expect(batch).toMatchObject({ created: 1, warned: 1 });
    expect(faults).toMatchObject([{ column: 'CF_SY', rule: 'PERSONAL_DATA' }]);
    expect(JSON.stringify(faults)).not.toContain('11010519491231002X');
    const row = await stored('十八〔2026〕1号');
    expect(row?.facts).toBe('当事人王**（身份证号1****************X）于门店内销售');
  });

  it('18: eighteen digits that fail the check of a citizen’s number are none', async () => {
    const { faults } = await penalties({
      CF_WSH: '十八〔2026〕2号',
      CF_SY: '合同号110105194912310021的货物',
    });
    expect(faults).toEqual([]);
  });

  it('19: the columns of 2015 (GSDJ) and of 2018 (GSZC) are the same columns', async () => {
    const old = {
      CF_WSH: '十九〔2017〕1号',
      CF_CFMC: '无照经营案',
      CF_CFLB1: '罚款',
      CF_CFLB2: '没收违法所得',
      CF_SY: '无照经营',
      CF_YJ: '《无照经营查处取缔办法》',
      CF_XDR_MC: '某厂',
      CF_XDR_SHXYM: '',
      CF_XDR_ZDM: '',
      CF_XDR_GSDJ: '440301103448669',
      CF_FR: '李国强',
      CF_JG: '罚款5000元',
      CF_JDRQ: '2017/06/01',
      CF_XZJG: '某市工商行政管理局',
      CF_ZT: '0',
      DFBM: '610900',
      SJC: '2017-06-02 10:00:00',
    };
    const { batch, faults } = await send('penalties', {
      name: 'old.jsonl',
      content: [JSON.stringify(old)],
      department: SENDER,
    });
    expect(faults).toEqual([]);
    expect(batch).toMatchObject({ created: 1, unknownColumns: [] });
    expect(await stored('十九〔2017〕1号')).toMatchObject({
      subject_key: 'REG:440301103448669',
      counterpart_category: 'LEGAL_PERSON',
      violation: '无照经营案',
      content: '罚款5000元',
      legal_representative: '李国强',
      categories: ['FINE', 'CONFISCATION_OF_GAINS'],
    });
  });

  it('20: a name is one in （） as in (), and stays as it was written', async () => {
    const masked = { CF_XDR_SHXYM: '91430102**********', CF_WSH: '二十〔2026〕1号' };
    await penalties({ ...masked, CF_XDR_MC: '嘉赫（汤阴县）包装有限公司' });
    const { batch } = await penalties({ ...masked, CF_XDR_MC: '嘉赫(汤阴县)包装有限公司' });
    expect(batch).toMatchObject({ created: 0, amended: 1 });
    expect(await stored('二十〔2026〕1号')).toMatchObject({ counterpart_name: '嘉赫(汤阴县)包装有限公司' });
  });
});

describe('the status of 2015', () => {
  const old = (number: string, status: string) => ({
    CF_WSH: number,
    CF_XZJG: '某市工商行政管理局',
    CF_CFJG: undefined,
    CF_JDRQ: '2017/06/01',
    CF_ZT: status,
  });

  it('1 withdraws a penalty, 2 marks it contested, and of 3 the sender is told that nobody knows', async () => {
    const { faults } = await penalties(
      old('旧〔2017〕1号', '1'),
      old('旧〔2017〕2号', '2'),
      old('旧〔2017〕3号', '3'),
    );
    expect(await stored('旧〔2017〕1号')).toMatchObject({ state: 'WITHDRAWN', state_reason: '撤销' });
    expect(await stored('旧〔2017〕2号')).toMatchObject({ state: 'PUBLISHED', contested: true });
    expect(faults).toMatchObject([{ column: 'CF_ZT', rule: 'STATUS_UNCLEAR' }]);
  });

  it('1 means valid for a licence of 2018 and revoked for one of 2015', async () => {
    await licenses({ XK_WSH: '新〔2026〕1号' });
    await licenses({ XK_WSH: '旧〔2016〕1号', XK_XZJG: '某局', XK_XKJG: undefined, XK_JDRQ: '2016-01-01' });
    const rows = await sql`
      select decision_number, status from license_notification.licenses
      where decision_number in ('新〔2026〕1号', '旧〔2016〕1号') order by decision_number desc`;
    expect(rows).toMatchObject([{ status: 'INVALID' }, { status: 'VALID' }]);
  });
});
