import { drizzle } from 'drizzle-orm/postgres-js';
import { beforeAll, describe, expect, it } from 'vitest';
import { writeRecords } from '../../../src/changes/write.ts';
import {
  disclosureRecords,
  type NewDisclosure,
  type PenaltyInput,
  penaltyRecord,
} from '../../../src/views/penalty-disclosure/record.ts';
import { penaltyDisclosureView } from '../../../src/views/penalty-disclosure/view.ts';
import { askView } from '../../kit/ask-view.ts';
import { testDatabase } from '../../kit/database.ts';
import { declaredFields, selectionOf } from '../../kit/declared-fields.ts';
import { PERSON, SAMPLE } from './sample.ts';

const { sql } = await testDatabase();
const view = penaltyDisclosureView();
const ask = askView(view, sql);

const record = (changed: Partial<PenaltyInput> = {}, state: Partial<NewDisclosure> = {}) => ({
  ...penaltyRecord({ ...SAMPLE, ...changed }),
  ...state,
});
const write = (...rows: NewDisclosure[]) =>
  writeRecords(drizzle(sql), disclosureRecords, rows, SAMPLE.moment.now);

const PATHS = `query ($id: ID!, $representations: [_Any!]!, $number: String!) {
  penaltyDisclosure(id: $id) { id }
  penaltyDisclosures(filter: { decisionNumber: $number }) { totalCount nodes { id } }
  _entities(representations: $representations) {
    ... on PenaltyDisclosure { id }
    ... on Subject { penalties { totalCount nodes { id } } }
  }
}`;

/** By which paths a caller gets the record. */
async function pathsTo({ id, decisionNumber }: NewDisclosure, as?: string, at?: string): Promise<string[]> {
  const { data, errors } = await ask(PATHS, {
    variables: {
      id,
      number: decisionNumber,
      representations: [
        { __typename: 'PenaltyDisclosure', id },
        { __typename: 'Subject', uscc: SAMPLE.counterpartUscc },
      ],
    },
    ...(as && { as }),
    ...(at && { at }),
  });
  expect(errors).toBeUndefined();
  const [entity, subject] = data._entities;
  const lists = { list: data.penaltyDisclosures, 'nested list': subject.penalties };
  const isIt = (row: { id: string } | null) => row?.id === id;
  return [
    ...(isIt(data.penaltyDisclosure) ? ['id'] : []),
    ...(isIt(entity) ? ['entity'] : []),
    ...Object.entries(lists).flatMap(([name, { nodes }]) => (nodes.some(isIt) ? [name] : [])),
    ...Object.entries(lists).flatMap(([name, { totalCount }]) =>
      totalCount > 0 ? [`count of ${name}`] : [],
    ),
  ];
}

const EVERY_PATH = ['id', 'entity', 'list', 'nested list', 'count of list', 'count of nested list'];

describe('a decision', () => {
  it.each([
    ['published and in its period', record({ publicityEndsOn: '2026-12-31' }), EVERY_PATH],
    ['on its last day of publicity', record({ publicityEndsOn: '2026-11-22' }), EVERY_PATH],
    ['past its last day of publicity', record({ publicityEndsOn: '2026-11-21' }), []],
    ['of the simple procedure', record({ procedure: 'SIMPLE' }), []],
    ['withdrawn', record({}, { state: 'WITHDRAWN', stateReason: '决定被撤销' }), []],
    ['repaired', record({}, { state: 'REPAIRED' }), []],
    ['expired', record({}, { state: 'EXPIRED' }), []],
    ['rejected', record({}, { state: 'REJECTED' }), []],
    ['not yet checked', record({}, { state: 'SUBMITTED' }), []],
  ])('that is %s is on every path its source’s, and others’ as its state says', async (_what, row, paths) => {
    await sql`truncate penalty_disclosure.disclosures`;
    await write(row);
    expect(await pathsTo(row, 'ecology-environment')).toEqual(EVERY_PATH);
    expect(await pathsTo(row, 'transport')).toEqual(paths);
    // not even the view's steward: a decision belongs to its source
    expect(await pathsTo(row, 'credit-office')).toEqual(paths);
    expect(await pathsTo(row)).toEqual(paths);
  });

  it('goes at midnight in Shanghai', async () => {
    await sql`truncate penalty_disclosure.disclosures`;
    const row = record({ publicityEndsOn: '2026-11-22' });
    await write(row);
    expect(await pathsTo(row, undefined, '2026-11-22T23:59:59+08:00')).toEqual(EVERY_PATH);
    expect(await pathsTo(row, undefined, '2026-11-22T16:00:00Z')).toEqual([]);
  });
});

describe('a decision about a natural person', () => {
  beforeAll(async () => {
    await sql`truncate penalty_disclosure.disclosures`;
    await write(
      record({
        ...PERSON,
        facts: '当事人张三丰（11010519491231002X）无证驾驶',
        content: '对张 三丰罚款',
        remark: '张三丰 11010519491231002X',
      }),
    );
  });

  it('shows neither name nor number in any open field', async () => {
    const open = selectionOf('OPEN', declaredFields(view.sdl, 'PenaltyDisclosure'));
    const { data } = await ask(`{ penaltyDisclosures { nodes { ${open} } } }`);
    const [row] = data.penaltyDisclosures.nodes;
    expect(row).toMatchObject({
      counterpartName: null,
      counterpartCategory: 'NATURAL_PERSON',
      subject: null,
    });
    expect(row.facts).toContain('无证驾驶');
    expect(JSON.stringify(row)).not.toMatch(/张三丰|张 三丰|11010519491231002X/);
  });

  it('holds the name in a field of its own, shared under conditions', async () => {
    const { data } = await ask('{ penaltyDisclosures { nodes { naturalPersonName } } }');
    expect(data.penaltyDisclosures.nodes).toEqual([{ naturalPersonName: '张三丰' }]);
  });

  it('cannot be written with the name in the open', async () => {
    await expect(write({ ...record({ ...PERSON }), counterpartName: '张三丰' })).rejects.toMatchObject({
      cause: expect.objectContaining({ constraint_name: 'disclosures_person_not_public' }),
    });
  });
});

describe('a counterpart without a certain code', () => {
  it.each([
    ['a masked code', '91430102**********'],
    ['the placeholder', '00000000000000000X'],
  ])('by %s is shown as given and is no subject', async (_what, counterpartUscc) => {
    await sql`truncate penalty_disclosure.disclosures`;
    await write(record({ counterpartUscc }));
    const { data } = await ask(
      '{ penaltyDisclosures { nodes { counterpartUscc counterpartName subject { uscc } } } }',
    );
    expect(data.penaltyDisclosures.nodes).toEqual([
      { counterpartUscc, counterpartName: '周口盛祥纸箱包装有限公司', subject: null },
    ]);
  });
});
