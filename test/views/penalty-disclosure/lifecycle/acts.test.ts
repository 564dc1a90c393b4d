import { beforeEach, describe, expect, it } from 'vitest';
import { until } from '../../../kit/records.ts';
import { EVERY_PATH, twoHubs, USCCS } from './two-hubs.ts';

const hubs = await twoHubs();
const { act, ask, log, paths, send, setNow, sql } = hubs;

beforeEach(async () => {
  setNow('2026-11-22T10:00:00+08:00');
  await hubs.clear();
});

const historyOf = async (id: string, as: string | null) => {
  const { body } = await ask(
    1,
    as,
    `{ penaltyDisclosure(id: "${id}") { history { act fromState toState reason day isLate person client } } }`,
  );
  return body;
};

describe('a withdrawal', () => {
  it('has taken the record from every path of every process when it answers', async () => {
    const id = await send();
    // Asked before, so that both processes keep it.
    for (const hub of [0, 1, 0, 1]) expect(await paths(id, 'education', hub)).toBe(EVERY_PATH);
    expect(await act(`withdrawDisclosure(id: "${id}", reason: "复议撤销")`, 'transport', 'app', 0)).toBe(
      'WITHDRAWN',
    );
    const seen = await Promise.all(
      [0, 1].flatMap((hub) => ['education', 'credit-office', null].map((as) => paths(id, as, hub))),
    );
    expect(seen).toEqual([0, 0, 0, 0, 0, 0]);
    expect(await paths(id, 'transport')).toBe(EVERY_PATH);
    expect(await log(id)).toEqual(['UPSERT IMPOSED', 'RETRACT WITHDRAWN']);
  });

  it('sent again gives the same answer and does nothing; with another reason it is refused', async () => {
    const id = await send();
    const again = `withdrawDisclosure(id: "${id}", reason: "复议撤销", reversedOn: "2026-11-20")`;
    expect([await act(again), await act(again, 'transport', 'officer', 1)]).toEqual([
      'WITHDRAWN',
      'WITHDRAWN',
    ]);
    expect(await act(`withdrawDisclosure(id: "${id}", reason: "别的")`)).toBe('RECORD_STATE');
    expect(await log(id)).toHaveLength(2);
  });

  it.each([
    // Wednesday; the third working day is Monday the 23rd.
    ['2026-11-18', false],
    ['2026-11-17', true],
  ])('after a reversal of %s is on record as late: %s', async (reversedOn, isLate) => {
    const id = await send();
    setNow('2026-11-23T10:00:00+08:00');
    await act(`withdrawDisclosure(id: "${id}", reason: "法院撤销", reversedOn: "${reversedOn}")`);
    const { data } = await historyOf(id, 'transport');
    expect(data.penaltyDisclosure.history).toEqual([
      {
        act: 'WITHDRAW',
        fromState: 'PUBLISHED',
        toState: 'WITHDRAWN',
        reason: '法院撤销',
        day: reversedOn,
        isLate,
        person: 'p1',
        client: null,
      },
    ]);
  });

  it.each([
    ['before the decision', '2026-09-17'],
    ['that is still to come', '2026-11-23'],
  ])('after a reversal %s is refused, and nothing has changed', async (_when, reversedOn) => {
    const id = await send();
    expect(await act(`withdrawDisclosure(id: "${id}", reason: "错", reversedOn: "${reversedOn}")`)).toBe(
      'ACT_REFUSED',
    );
    expect(await act(`withdrawDisclosure(id: "${id}", reason: "  ")`)).toBe('ARGUMENT_INVALID');
    expect(await paths(id, 'education')).toBe(EVERY_PATH);
    expect(await log(id)).toEqual(['UPSERT IMPOSED']);
  });
});

it('of two acts that are sent to two processes at once one is done and the other refused', async () => {
  for (let again = 0; again < 5; again += 1) {
    await hubs.clear();
    const id = await send({ decidedOn: '2026-07-01' });
    const outcomes = await Promise.all([
      act(`withdrawDisclosure(id: "${id}", reason: "x")`, 'transport', 'officer', 0),
      act(`repairDisclosure(id: "${id}", repairNumber: "修")`, 'transport', 'officer', 1),
    ]);
    expect(outcomes.filter((outcome) => outcome === 'RECORD_STATE')).toHaveLength(1);
    expect(await log(id)).toHaveLength(2);
  }
});

describe('whose record it is', () => {
  it('nobody else acts on it, and is told the same as of an unknown one, seen or not', async () => {
    const shown = await send();
    const hidden = await send({ decisionNumber: '交罚〔2026〕9号', procedure: 'SIMPLE' });
    const told = async (id: string, as: string) => {
      const { body } = await ask(0, as, `mutation { withdrawDisclosure(id: "${id}", reason: "x") { id } }`);
      return JSON.stringify(body.errors).replaceAll(id, 'ID');
    };
    for (const as of ['fire', 'credit-office', 'education']) {
      expect(await told(shown, as)).toBe(
        await told('pd-unknown', as).then((t) => t.replaceAll('pd-unknown', 'ID')),
      );
      expect(await told(hidden, as)).toBe(await told(shown, as));
    }
    expect(await log(shown)).toEqual(['UPSERT IMPOSED']);
  });

  it.each([
    ['an application', 'app', 'ROLE_NEEDED'],
    ['a token of the role that names no person', 'nameless officer', 'PERSON_NEEDED'],
    ['an auditor', 'auditor', 'ROLE_NEEDED'],
  ] as const)('%s decides nothing about it', async (_who, role, code) => {
    const id = await send({ decidedOn: '2026-07-01' });
    expect(await act(`repairDisclosure(id: "${id}", repairNumber: "修1")`, 'transport', role)).toBe(code);
    expect(await act(`resolveDispute(id: "${id}", upheld: true, reason: "x")`, 'transport', role)).toBe(code);
    expect(await act(`publishDisclosure(id: "${id}")`, 'transport', role)).toBe(code);
    expect(await log(id)).toEqual(['UPSERT IMPOSED']);
  });

  it('its history and tasks exist for its source alone', async () => {
    const id = await send();
    await act(`raiseDispute(id: "${id}", reason: "金额有误")`, 'transport', 'app');
    const own = await historyOf(id, 'transport');
    expect(own.data.penaltyDisclosure.history).toMatchObject([
      { act: 'DISPUTE', client: 'test', person: null },
    ]);
    for (const as of ['education', null]) {
      const { data, errors } = await historyOf(id, as);
      expect(data?.penaltyDisclosure?.history ?? null).toBeNull();
      expect(errors[0].extensions.code).toBe('GRAPHQL_VALIDATION_FAILED');
    }
    // Another source may ask, as it has some of its own, and gets nothing of these.
    const other = await historyOf(id, 'fire');
    expect(other.data.penaltyDisclosure.history).toBeNull();
  });
});

describe('a repair', () => {
  it('is refused until the least period is over, and says from when it is possible', async () => {
    const id = await send({ decidedOn: '2026-08-21' });
    const repair = `repairDisclosure(id: "${id}", repairNumber: "交信修〔2026〕1号")`;
    setNow('2026-11-21T10:00:00+08:00');
    const { body } = await ask(0, 'transport', `mutation { ${repair} { id } }`, 'officer');
    expect(body.errors[0].extensions.code).toBe('REPAIR_TOO_EARLY');
    expect(body.errors[0].message).toContain('2026-11-22');
    setNow('2026-11-22T00:00:00+08:00');
    expect(await act(repair)).toBe('REPAIRED');
    expect(await paths(id, 'education')).toBe(0);
    expect(await log(id)).toEqual(['UPSERT IMPOSED', 'RETRACT REPAIRED']);
  });

  it('of a serious one is possible after a year, of a minor one at once', async () => {
    const serious = await send({ severity: 'SERIOUS', decidedOn: '2026-04-01' });
    expect(await act(`repairDisclosure(id: "${serious}", repairNumber: "修")`)).toBe('REPAIR_TOO_EARLY');
    const minor = await send({ severity: 'MINOR', decidedOn: '2026-11-20' });
    expect(await act(`publishDisclosure(id: "${minor}")`)).toBe('PUBLISHED');
    expect(await act(`repairDisclosure(id: "${minor}", repairNumber: "修")`)).toBe('REPAIRED');
  });

  it('stands among the repairs of credit soon after, in place of the application that was open', async () => {
    const id = await send({ decidedOn: '2026-07-01' });
    await sql`insert into credit.repairs (id, subject_key, record_kind, record_id, state, applied_on, source, asserted_at)
      values ('CR-1', ${`USCC:${USCCS[0]}`}, 'PENALTY_DISCLOSURE', ${id}, 'ACCEPTED', '2026-11-01', 'transport', now())`;
    await act(`repairDisclosure(id: "${id}", repairNumber: "交信修〔2026〕2号")`);
    // Of this record: what was repaired before it may still be put on record beside it.
    const repairs = () =>
      sql`select id, state, repair_number, to_char(decided_on, 'YYYY-MM-DD') as decided_on, source
        from credit.repairs where record_id = ${id}`;
    await until(async () => (await repairs())[0]?.state === 'REPAIRED');
    expect(await repairs()).toEqual([
      {
        id: 'CR-1',
        state: 'REPAIRED',
        repair_number: '交信修〔2026〕2号',
        decided_on: '2026-11-22',
        source: 'transport',
      },
    ]);
  });
});

describe('a dispute', () => {
  const contested = async (id: string) => {
    const { body } = await ask(1, 'education', `{ penaltyDisclosure(id: "${id}") { contested state } }`);
    return body.data.penaltyDisclosure;
  };

  it('marks the record and leaves it published, until it is found that the decision was right', async () => {
    const id = await send();
    expect(await act(`raiseDispute(id: "${id}", reason: "不服")`, 'transport', 'app')).toBe('PUBLISHED');
    expect(await contested(id)).toEqual({ contested: true, state: 'PUBLISHED' });
    expect(await act(`raiseDispute(id: "${id}", reason: "还是不服")`, 'transport', 'app')).toBe(
      'ACT_REFUSED',
    );
    expect(await act(`resolveDispute(id: "${id}", upheld: false, reason: "核实无误")`)).toBe('PUBLISHED');
    expect(await contested(id)).toEqual({ contested: false, state: 'PUBLISHED' });
    expect(await act(`resolveDispute(id: "${id}", upheld: true, reason: "x")`)).toBe('ACT_REFUSED');
    expect(await log(id)).toEqual(['UPSERT IMPOSED', 'UPSERT AMENDED', 'UPSERT AMENDED']);
  });

  it('that is upheld withdraws it', async () => {
    const id = await send();
    await act(`raiseDispute(id: "${id}", reason: "不是本公司")`);
    expect(await act(`resolveDispute(id: "${id}", upheld: true, reason: "主体有误")`)).toBe('WITHDRAWN');
    expect(await paths(id, 'education')).toBe(0);
    expect((await log(id)).at(-1)).toBe('RETRACT WITHDRAWN');
  });
});

describe('on the way to publication', () => {
  it('a submission is sent back, submitted once more and published, and its clock has run on', async () => {
    const id = await send({}, { state: 'DECIDED', publishedOn: null });
    expect(await paths(id, 'education')).toBe(0);
    expect(await act(`submitDisclosure(id: "${id}")`, 'transport', 'app')).toBe('SUBMITTED');
    expect(await act(`rejectDisclosure(id: "${id}", reason: "金额不一致")`)).toBe('REJECTED');
    expect(await act(`publishDisclosure(id: "${id}")`)).toBe('RECORD_STATE');
    expect(await act(`submitDisclosure(id: "${id}")`, 'transport', 'app')).toBe('SUBMITTED');
    expect(await log(id)).toEqual(['UPSERT RECORDED', 'UPSERT AMENDED', 'UPSERT AMENDED', 'UPSERT AMENDED']);
    expect(await paths(id, 'education')).toBe(0);
    expect(await act(`publishDisclosure(id: "${id}")`)).toBe('PUBLISHED');
    expect(await paths(id, 'education')).toBe(EVERY_PATH);
    expect((await log(id)).at(-1)).toBe('UPSERT IMPOSED');
    const { body } = await ask(
      0,
      'transport',
      `{ penaltyDisclosure(id: "${id}") { publicityTasks { channel dueOn doneOn late } } }`,
    );
    expect(body.data.penaltyDisclosure.publicityTasks).toEqual([
      { channel: 'CREDIT_SITE', dueOn: '2026-09-29', doneOn: '2026-11-22', late: true },
    ]);
  });

  it('the other channel has twenty working days, for what market regulation imposed beyond a warning', async () => {
    const id = await send({ source: 'market-regulation' });
    const tasks = async () => {
      const query = `{ penaltyDisclosure(id: "${id}") { publicityTasks { channel dueOn doneOn late } } }`;
      const { body } = await ask(1, 'market-regulation', query);
      return body.data.penaltyDisclosure.publicityTasks[1];
    };
    await sql`insert into sharing.sources (department, type, asserted_at)
      values ('market-regulation', 'PenaltyDisclosure', now()) on conflict do nothing`;
    await until(async () => (await tasks().catch(() => undefined)) !== undefined);
    expect(await tasks()).toEqual({
      channel: 'PUBLICITY_SYSTEM',
      dueOn: '2026-10-22',
      doneOn: null,
      late: true,
    });
    const record = (on: string) =>
      act(`recordPublicity(id: "${id}", on: "${on}")`, 'market-regulation', 'app');
    expect(await record('2026-09-17')).toBe('ACT_REFUSED');
    expect(await record('2026-10-22')).toBe('PUBLISHED');
    expect(await tasks()).toMatchObject({ doneOn: '2026-10-22', late: false });
    const other = await send({ decisionNumber: '交罚〔2026〕9号' });
    expect(await act(`recordPublicity(id: "${other}", on: "2026-10-22")`)).toBe('ACT_REFUSED');
  });
});

describe('a correction', () => {
  it('is the next version under the same number', async () => {
    const id = await send();
    expect(
      await act(
        `correctDisclosure(id: "${id}", input: { fineAmount: "30000.00", content: "罚款叁万元" })`,
        'transport',
        'app',
      ),
    ).toBe('PUBLISHED');
    const { body } = await ask(
      1,
      'education',
      `{ penaltyDisclosure(id: "${id}") { fineAmount content decisionNumber } }`,
    );
    expect(body.data.penaltyDisclosure).toEqual({
      fineAmount: '30000.00',
      content: '罚款叁万元',
      decisionNumber: '豫1600环罚决字〔2026〕5号',
    });
    expect(await log(id)).toEqual(['UPSERT IMPOSED', 'UPSERT AMENDED']);
  });

  it('of the counterpart takes it from one subject to the other, and the log says so', async () => {
    const id = await send();
    await act(`correctDisclosure(id: "${id}", input: { counterpartUscc: "${USCCS[1]}" })`);
    const { body } = await ask(
      1,
      'education',
      `{ ${USCCS.map((code, n) => `s${n}: subject(uscc: "${code}") { penalties { nodes { id } } }`).join(' ')} }`,
    );
    expect(body.data.s0.penalties.nodes).toEqual([]);
    expect(body.data.s1.penalties.nodes).toEqual([{ id }]);
    expect(await log(id)).toEqual(['UPSERT IMPOSED', 'UPSERT CORRECTED']);
    const [change] = await sql`select subject_key from penalty_disclosure.changes where reason = 'CORRECTED'`;
    expect(change?.subject_key).toBe(`USCC:${USCCS[1]}`);
  });

  it('by which the counterpart is a minor hides it from everybody else', async () => {
    const id = await send();
    expect(await act(`correctDisclosure(id: "${id}", input: { isMinor: true })`)).toBe('EXEMPT');
    expect(await paths(id, 'education')).toBe(0);
    expect(await act(`publishDisclosure(id: "${id}")`)).toBe('ACT_REFUSED');
    expect(await log(id)).toEqual(['UPSERT IMPOSED', 'RETRACT WITHDRAWN']);
  });

  it('masks the people in what it says, as intake does', async () => {
    const id = await send();
    await act(
      `correctDisclosure(id: "${id}", input: { facts: "法定代表人李建业（11010519491231002X）在场" })`,
    );
    const { body } = await ask(1, 'education', `{ penaltyDisclosure(id: "${id}") { facts } }`);
    expect(body.data.penaltyDisclosure.facts).not.toMatch(/李建业|11010519491231002X/);
  });

  it('that changes nothing, or names no certain code, is refused', async () => {
    const id = await send();
    expect(await act(`correctDisclosure(id: "${id}", input: { fineAmount: "20000" })`)).toBe('ACT_REFUSED');
    expect(await act(`correctDisclosure(id: "${id}", input: { counterpartUscc: "9141**" })`)).toBe(
      'USCC_INVALID',
    );
    expect(await log(id)).toEqual(['UPSERT IMPOSED']);
  });
});
