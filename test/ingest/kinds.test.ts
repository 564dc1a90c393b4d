import { describe, expect, it } from 'vitest';
import { creditView } from '../../src/views/credit/view.ts';
import { askView } from '../kit/ask-view.ts';
import { testDatabase } from '../kit/database.ts';
import { openIntake } from '../kit/intake.ts';
import { sampleUscc } from '../kit/sample-uscc.ts';

const { sql, url } = await testDatabase();
const { send } = await openIntake(url);
const ask = askView(creditView(), sql);

const csv = (...lines: string[]) => `${lines.join('\n')}\n`;

describe('listings', () => {
  it('go into their two lists, by the words of their reasons', async () => {
    const { batch, faults } = await send('listings', {
      name: 'listings.csv',
      content: csv(
        '统一社会信用代码,企业名称,名录类型,列入原因,列入决定书文号,列入日期,移出日期,移出方式',
        `${sampleUscc(1)},甲,经营异常名录,未按规定期限公示年度报告,异〔2026〕1号,2026/07/10,2026/08/01,线下`,
        `${sampleUscc(2)},乙,经营异常状态,通过登记的住所或者经营场所无法联系,异〔2026〕2号,2026/07/10,,`,
        `${sampleUscc(3)},丙,严重违法失信名单,生产经营不符合食品安全标准的食品,严〔2026〕1号,2026/07/10,,`,
        `${sampleUscc(4)},丁,经营异常名录,其他,异〔2026〕3号,2026/07/10,2026/07/01,`,
      ),
    });
    expect(batch).toMatchObject({ created: 3, rejected: 1 });
    expect(faults.map(({ column, rule }) => [column, rule])).toEqual([
      ['移出日期', 'ENDS_BEFORE'],
      ['列入原因', 'NOT_A_WORD'],
    ]);
    expect(
      await sql`select reason, kind, removal_channel from credit.abnormal_listings order by reason`,
    ).toEqual([
      { reason: 'AN1', kind: 'LISTED', removal_channel: 'OFFLINE' },
      { reason: 'AN4', kind: 'MARKED', removal_channel: null },
    ]);
    expect(await sql`select ground, ends_on::text from credit.serious_violation_listings`).toEqual([
      { ground: 'FOOD_SAFETY', ends_on: '2029-07-10' },
    ]);
  });
});

describe('annual reports', () => {
  it('are on time, late or not made', async () => {
    const { batch } = await send('annual-reports', {
      name: 'reports.csv',
      content: csv(
        'uniSCID,年报年度,报送日期',
        `${sampleUscc(1)},2025,2026/06/30`,
        `${sampleUscc(2)},2025年度,2026/07/01`,
        `${sampleUscc(3)},2025,`,
        `${sampleUscc(4)},1999,2000/06/01`,
      ),
    });
    expect(batch).toMatchObject({ created: 3, rejected: 1 });
    const reports = await sql`select on_time from credit.annual_reports order by subject_key`;
    expect(reports.map(({ on_time }) => on_time).toSorted()).toEqual([false, true, null].toSorted());
  });
});

describe('risk classes', () => {
  const scored = (...lines: string[]) =>
    send('risk-classes', {
      name: 'classes.csv',
      content: csv('uniSCID,风险等级,评定日期', ...lines),
    });

  it('go into the history, and the latest into the dossier, in whatever order they come', async () => {
    const code = sampleUscc(9);
    await scored(`${code},C,2026/10/01`, `${code},A类,2026/09/01`);
    const earlier = await scored(`${code},信用风险高,2026/08/01`);
    expect(earlier.batch).toMatchObject({ created: 1, amended: 0 });
    const { data } = await ask(
      `{ _entities(representations: [{ __typename: "Subject", uscc: "${code}" }])
        { ... on Subject { credit { riskClass riskClassSince riskClassHistory { riskClass } } } } }`,
      { as: 'market-regulation' },
    );
    expect(data._entities[0].credit).toMatchObject({
      riskClass: 'C',
      riskClassSince: '2026-10-01',
      riskClassHistory: [{ riskClass: 'C' }, { riskClass: 'A' }, { riskClass: 'D' }],
    });
  });

  it('leave places of a dossier as they are', async () => {
    const code = sampleUscc(10);
    await sql`insert into credit.dossiers (subject_key, division_code, source, asserted_at)
      values (${`USCC:${code}`}, '610902', 'market-regulation', now())`;
    await scored(`${code},B,2026/10/01`);
    expect(
      await sql`select division_code, risk_class, version from credit.dossiers where subject_key = ${`USCC:${code}`}`,
    ).toEqual([{ division_code: '610902', risk_class: 'B', version: 2 }]);
  });
});
