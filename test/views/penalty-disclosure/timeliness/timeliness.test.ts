import { beforeEach, describe, expect, it } from 'vitest';
import { twoHubs } from '../lifecycle/two-hubs.ts';

const { ask, clear, send, setNow, sql } = await twoHubs();
beforeEach(async () => {
  setNow('2026-11-22T10:00:00+08:00');
  await clear();
});

const WINDOW = { from: '2026-10-01', to: '2026-10-31' };

/** What is told of transport; null where it is not among the departments. */
async function timeliness({ from, to } = WINDOW, as: string | null = 'education') {
  const { body } = await ask(
    1,
    as,
    `{ disclosureTimeliness(from: "${from}", to: "${to}") { department { id } shouldReport
       ${['reported', 'onTime', 'late', 'compliant', 'concealed'].map((ratio) => `${ratio} { numerator denominator }`).join(' ')} } }`,
  );
  if (body.errors !== undefined) return body.errors[0].extensions.code;
  // biome-ignore lint/suspicious/noExplicitAny: as the query shaped it.
  const found = body.data.disclosureTimeliness.find(({ department }: any) => department.id === 'transport');
  if (found === undefined) return null;
  const ratio = (name: string) => `${found[name].numerator}/${found[name].denominator}`;
  return {
    should: found.shouldReport,
    reported: ratio('reported'),
    onTime: ratio('onTime'),
    late: ratio('late'),
    compliant: ratio('compliant'),
    concealed: ratio('concealed'),
  };
}

const report = async (count: number, exempt: number, { from, to } = WINDOW, as = 'transport') => {
  const { body } = await ask(
    0,
    as,
    `mutation { reportDecisionCount(from: "${from}", to: "${to}", count: ${count}, exempt: ${exempt}) { id count } }`,
  );
  return body.errors?.[0].extensions.code ?? body.data.reportDecisionCount.count;
};

// Decided on Friday 2026-10-09; the seventh working day is Monday the 19th, as Saturday the 10th is worked.
const decided = (number: number, publishedOn: string, more = {}) =>
  send({ decisionNumber: `交罚〔2026〕${number}号`, decidedOn: '2026-10-09', publishedOn, ...more });

describe('how a department publishes', () => {
  it('is told against its own counts: reported, in time, late, complete, and never reported', async () => {
    await decided(1, '2026-10-19');
    await decided(2, '2026-10-20');
    await decided(3, '2026-10-12', { counterpartUscc: '91410***' });
    expect(await report(7, 2)).toBe(7);
    expect(await timeliness()).toEqual({
      should: 5,
      reported: '3/5',
      onTime: '2/3',
      late: '1/3',
      compliant: '2/3',
      concealed: '2/5',
    });
  });

  it('makes up no denominator where it has not counted, or not all of the window', async () => {
    await decided(1, '2026-10-19');
    const unknown = { should: null, reported: '1/null', concealed: 'null/null', onTime: '1/1' };
    expect(await timeliness()).toMatchObject(unknown);
    await report(4, 0, { from: '2026-10-01', to: '2026-10-15' });
    expect(await timeliness()).toMatchObject(unknown);
    await report(3, 1, { from: '2026-10-16', to: '2026-10-31' });
    expect(await timeliness()).toMatchObject({ should: 6, reported: '1/6', concealed: '5/6' });
    expect(await timeliness({ from: '2026-10-02', to: '2026-10-31' })).toMatchObject({ should: null });
  });

  it('leaves out what may still come in time', async () => {
    setNow('2026-10-19T10:00:00+08:00');
    const days = { from: '2026-10-01', to: '2026-10-09' };
    await decided(1, '2026-10-12');
    await report(2, 0, days);
    expect(await timeliness(days)).toMatchObject({ late: '0/0', onTime: '1/1', concealed: 'null/null' });
    setNow('2026-10-20T10:00:00+08:00');
    expect(await timeliness(days)).toMatchObject({ late: '0/1', onTime: '1/1', concealed: '1/2' });
  });

  it('counts what has been withdrawn since, and neither the exempt nor the unpublished', async () => {
    await decided(1, '2026-10-12');
    await sql`update penalty_disclosure.disclosures set state = 'WITHDRAWN'`;
    await decided(2, '2026-10-12', { procedure: 'SIMPLE' });
    await decided(3, '2026-10-12', { isMinor: true });
    await send({ decisionNumber: '四', decidedOn: '2026-10-09' }, { state: 'REJECTED', publishedOn: null });
    expect(await timeliness()).toMatchObject({ reported: '1/null', onTime: '1/1' });
  });

  it('is told to departments, of a window that is one', async () => {
    expect(await timeliness({ from: '2026-10-31', to: '2026-10-01' })).toBe('ARGUMENT_INVALID');
    expect(await timeliness(WINDOW, null)).toBe('GRAPHQL_VALIDATION_FAILED');
  });
});

describe('a count', () => {
  it('takes the place of the one before of the same window, and counts for its own department', async () => {
    await report(5, 0);
    await report(9, 4);
    expect(await report(100, 0, WINDOW, 'fire')).toBe(100);
    expect(await timeliness()).toMatchObject({ should: 5 });
  });

  it.each([
    ['begins in another window', { from: '2026-10-31', to: '2026-11-10' }],
    ['lies in another window', { from: '2026-10-05', to: '2026-10-06' }],
    ['holds another window', { from: '2026-09-01', to: '2026-11-01' }],
  ])('that %s is refused, and nothing has changed', async (_how, window) => {
    await report(5, 0);
    expect(await report(9, 0, window)).toBe('ACT_REFUSED');
    expect(await sql`select count from penalty_disclosure.decision_counts`).toEqual([{ count: 5 }]);
  });

  it.each([
    ['of days to come', 5, 0, { from: '2026-11-01', to: '2026-11-23' }],
    ['with more exempt than there are', 5, 6, WINDOW],
    ['of less than none', -1, 0, WINDOW],
    ['of a window that ends before it begins', 5, 0, { from: '2026-10-02', to: '2026-10-01' }],
  ])('%s is refused', async (_how, count, exempt, window) => {
    expect(await report(count, exempt, window)).toBe('ARGUMENT_INVALID');
  });
});
