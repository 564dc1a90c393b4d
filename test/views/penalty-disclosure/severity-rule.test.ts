import { describe, expect, it } from 'vitest';
import { severityByRules } from '../../../src/views/penalty-disclosure/severity-rule.ts';
import { penaltyDisclosureView } from '../../../src/views/penalty-disclosure/view.ts';
import { askView } from '../../kit/ask-view.ts';
import { testDatabase } from '../../kit/database.ts';
import { openIntake } from '../../kit/intake.ts';
import { csvOf, penaltyLine } from '../../kit/penalty-row.ts';

const rule = (
  threshold: number,
  severity: 'MINOR' | 'GENERAL' | 'SERIOUS',
  effectiveFrom = '2026-01-01',
) => ({
  category: 'FINE' as const,
  threshold,
  severity,
  effectiveFrom,
  effectiveTo: null,
});

describe('the rules of an authority', () => {
  const rules = [
    rule(0, 'MINOR'),
    rule(1_000_000, 'GENERAL'),
    rule(10_000_000, 'SERIOUS'),
    rule(10_000_000, 'GENERAL', '2026-07-01'),
  ];
  const of = (amount: number | null, decidedOn = '2026-05-01') =>
    severityByRules(rules, { category: 'FINE', amount, decidedOn });

  it.each([
    [null, 'MINOR'],
    [999_999, 'MINOR'],
    [1_000_000, 'GENERAL'],
    [9_999_999, 'GENERAL'],
    [10_000_000, 'SERIOUS'],
  ])('class a fine of %s fen as %s, by the highest amount that it reaches', (amount, severity) => {
    expect(of(amount)).toBe(severity);
  });

  it('are those of the day of the decision, the newest first', () => {
    expect(of(10_000_000, '2026-06-30')).toBe('SERIOUS');
    expect(of(10_000_000, '2026-07-01')).toBe('GENERAL');
    expect(of(10_000_000, '2025-12-31')).toBeNull();
  });

  it('say nothing of another kind of penalty, nor after their last day', () => {
    expect(severityByRules(rules, { category: 'WARNING', amount: null, decidedOn: '2026-05-01' })).toBeNull();
    const ended = [{ ...rule(0, 'SERIOUS'), effectiveTo: '2026-04-30' }];
    expect(severityByRules(ended, { category: 'FINE', amount: 1, decidedOn: '2026-04-30' })).toBe('SERIOUS');
    expect(severityByRules(ended, { category: 'FINE', amount: 1, decidedOn: '2026-05-01' })).toBeNull();
  });
});

describe('a file of rules', async () => {
  const { sql, url } = await testDatabase();
  const { send } = await openIntake(url);
  const severityOf = async (number: string, department: string, more: Record<string, unknown> = {}) => {
    const line = penaltyLine({ CF_WSH: number, CF_NR: '罚款50万元', CF_NR_FK: 50, CF_CFJG: '某局', ...more });
    await send('penalties', { name: `${number}.jsonl`, content: `${line}\n`, department });
    const [row] = await sql`select severity, publicity_ends_on::text as ends, state, is_minor
      from penalty_disclosure.disclosures where decision_number = ${number}`;
    return row;
  };

  it('classes what the department sends from then on and does not class itself, and nobody else’s', async () => {
    expect(await severityOf('一号', 'fire')).toMatchObject({ severity: 'GENERAL', ends: '2027-10-10' });
    const content = csvOf([
      {
        处罚类别: '罚款',
        '起点金额(万元)': '50',
        失信严重程度: '严重',
        生效日期: '2026-05-01',
        依据: '消防救援机构分类标准',
      },
    ]);
    const { batch } = await send('severity-rules', { name: 'rules.csv', content, department: 'fire' });
    expect(batch).toMatchObject({ created: 1, rejected: 0 });
    expect(await severityOf('二号', 'fire')).toMatchObject({ severity: 'SERIOUS', ends: '2029-10-10' });
    expect(await severityOf('三号', 'fire', { CF_NR: '罚款49.9万元', CF_NR_FK: 49.9 })).toMatchObject({
      severity: 'GENERAL',
    });
    expect(await severityOf('四号', 'fire', { CF_SXYZCD: '一般' })).toMatchObject({ severity: 'GENERAL' });
    expect(await severityOf('五号', 'transport')).toMatchObject({ severity: 'GENERAL' });
  });

  it('is read by anybody, department by department', async () => {
    const ask = askView(penaltyDisclosureView(), sql);
    const query = `query ($authority: ID) { severityRules(authority: $authority) {
      authority { id } category threshold severity effectiveFrom effectiveTo legalBasis } }`;
    const { data } = await ask(query);
    expect(data.severityRules).toEqual([
      {
        authority: { id: 'fire' },
        category: 'FINE',
        threshold: '500000.00',
        severity: 'SERIOUS',
        effectiveFrom: '2026-05-01',
        effectiveTo: null,
        legalBasis: '消防救援机构分类标准',
      },
    ]);
    const others = await ask(query, { variables: { authority: 'transport' } });
    expect(others.data.severityRules).toEqual([]);
  });

  it('is told what is wrong with a row', async () => {
    const row = { 处罚类别: '罚款', '起点金额(万元)': '1', 失信严重程度: '严重', 生效日期: '2026-05-01' };
    const content = csvOf([
      { ...row, 处罚类别: '罚款;警告' },
      { ...row, 失信严重程度: '很严重' },
      { ...row, '起点金额(万元)': '一万' },
    ]);
    const { batch } = await send('severity-rules', { name: 'wrong.csv', content, department: 'fire' });
    expect(batch).toMatchObject({ accepted: 0, rejected: 3 });
  });

  it('beside it, a penalty may say that its counterpart is a minor, and is not published then', async () => {
    expect(await severityOf('六号', 'fire', { CF_SFWCNR: '是' })).toMatchObject({
      state: 'EXEMPT',
      is_minor: true,
    });
    expect(await severityOf('七号', 'fire', { CF_SFWCNR: '否' })).toMatchObject({
      state: 'PUBLISHED',
      is_minor: false,
    });
  });
});
