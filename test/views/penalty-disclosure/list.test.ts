import { drizzle } from 'drizzle-orm/postgres-js';
import { beforeAll, describe, expect, it } from 'vitest';
import { writeRecords } from '../../../src/changes/write.ts';
import {
  disclosureRecords,
  type PenaltyInput,
  penaltyRecord,
} from '../../../src/views/penalty-disclosure/record.ts';
import { penaltyDisclosureView } from '../../../src/views/penalty-disclosure/view.ts';
import { askView } from '../../kit/ask-view.ts';
import { testDatabase } from '../../kit/database.ts';
import { recordedStatements } from '../../kit/recorded-statements.ts';
import { sampleUscc } from '../../kit/sample-uscc.ts';
import { SAMPLE } from './sample.ts';

const { sql, url } = await testDatabase();
const view = penaltyDisclosureView();
const ask = askView(view, sql);

const SUBJECTS = Array.from({ length: 50 }, (_, index) => sampleUscc(index + 1));
const PER_SUBJECT = 4;

/** Four decisions about each subject, two of a date each. */
const decisions: PenaltyInput[] = SUBJECTS.flatMap((uscc, subject) =>
  Array.from({ length: PER_SUBJECT }, (_, decision) => ({
    ...SAMPLE,
    counterpartUscc: uscc,
    counterpartName: `第${subject + 1}公司`,
    decisionNumber: `安市监罚决字〔2026〕${subject * PER_SUBJECT + decision + 1}号`,
    decidedOn: `2026-0${5 + Math.floor(decision / 2)}-10`,
    categoriesText: decision === 0 ? '罚款;警告' : '吊销许可证件',
    source: decision === 3 ? 'fire' : 'market-regulation',
    authorityName: decision === 3 ? '安康市消防救援支队' : '安康市市场监督管理局',
    authorityCode: null,
  })),
);

beforeAll(async () => {
  // One number may name several counterparts: the third decision names the second subject too.
  const joint = { ...decisions[2]!, counterpartUscc: SUBJECTS[1]!, counterpartName: '第2公司' };
  await writeRecords(
    drizzle(sql),
    disclosureRecords,
    [...decisions, joint].map((input) => penaltyRecord(input)),
    SAMPLE.moment.now,
  );
});

const PAGE = `query ($filter: PenaltyDisclosureFilter, $sort: PenaltyDisclosureSort!, $first: Int, $after: String, $last: Int, $before: String) {
  penaltyDisclosures(filter: $filter, sort: $sort, first: $first, after: $after, last: $last, before: $before) {
    totalCount nodes { id decidedOn } pageInfo { hasNextPage hasPreviousPage startCursor endCursor }
  }
}`;
interface Row {
  id: string;
  decidedOn: string;
}

async function page(variables: Record<string, unknown>, at?: string) {
  const { data, errors } = await ask(PAGE, {
    variables: { sort: 'DECIDED_ON_DESC', ...variables },
    ...(at && { at }),
  });
  return { ...data?.penaltyDisclosures, errors } as {
    totalCount: number;
    nodes: Row[];
    pageInfo: { hasNextPage: boolean; hasPreviousPage: boolean; startCursor: string; endCursor: string };
    errors?: readonly { originalError: unknown }[];
  };
}

async function walk(turn: 'forward' | 'backward', sort: string): Promise<Row[]> {
  const rows: Row[] = [];
  for (let cursor: string | null = null; ; ) {
    const window: Record<string, unknown> =
      turn === 'forward' ? { first: 60, after: cursor } : { last: 60, before: cursor };
    const { nodes, pageInfo } = await page({ sort, ...window });
    if (turn === 'forward') rows.push(...nodes);
    else rows.unshift(...nodes);
    if (!(turn === 'forward' ? pageInfo.hasNextPage : pageInfo.hasPreviousPage)) return rows;
    cursor = turn === 'forward' ? pageInfo.endCursor : pageInfo.startCursor;
  }
}

describe('the list of decisions', () => {
  it('goes page by page through all of them, the latest first, and back the same way', async () => {
    const forward = await walk('forward', 'DECIDED_ON_DESC');
    expect(forward).toHaveLength(201);
    expect(new Set(forward.map(({ id }) => id)).size).toBe(201);
    expect(forward).toEqual(
      forward.toSorted((a, b) =>
        a.decidedOn === b.decidedOn ? (a.id < b.id ? 1 : -1) : a.decidedOn < b.decidedOn ? 1 : -1,
      ),
    );
    expect(await walk('backward', 'DECIDED_ON_DESC')).toEqual(forward);
    expect(await walk('forward', 'DECIDED_ON_ASC')).toEqual(forward.toReversed());
  });

  it('goes on with a cursor of yesterday, but not under another filter', async () => {
    const { pageInfo } = await page({ first: 5 });
    const next = await page({ first: 5, after: pageInfo.endCursor }, '2026-11-23T08:00:00+08:00');
    expect(next.nodes).toHaveLength(5);
    const { errors } = await page({ first: 5, after: pageInfo.endCursor, filter: { source: 'fire' } });
    expect(errors?.[0]?.originalError).toMatchObject({ code: 'CURSOR_INVALID' });
  });

  it.each([
    ['subject', { subject: SUBJECTS[0] }, 4],
    ['a subject that one decision names beside another', { subject: SUBJECTS[1] }, 5],
    ['several subjects', { usccIn: [SUBJECTS[0], ` ${SUBJECTS[2]?.toLowerCase()} `] }, 8],
    [
      'decision number, and finds each counterpart it names',
      { decisionNumber: '安市监罚决字〔2026〕3号' },
      2,
    ],
    ['decision number in another spelling', { decisionNumber: ' 安市监罚决字 [2026] 第 03 号' }, 2],
    ['a number that is none', { decisionNumber: '安市监罚决字〔2025〕3号' }, 0],
    ['source', { source: 'fire' }, 50],
    ['authority', { authorityName: '安康市消防救援支队' }, 50],
    ['one category of several', { category: 'WARNING' }, 50],
    ['severity', { severity: 'SERIOUS' }, 151],
    ['state', { state: 'PUBLISHED' }, 201],
    ['a state that nobody shows', { state: 'WITHDRAWN' }, 0],
    ['first day', { decidedFrom: '2026-06-10' }, 101],
    ['last day', { decidedTo: '2026-06-09' }, 100],
    [
      'all at once',
      { source: 'fire', severity: 'SERIOUS', subject: SUBJECTS[4], decidedFrom: '2026-06-01' },
      1,
    ],
  ])('filters by %s', async (_what, filter, count) => {
    const { totalCount, nodes, errors } = await page({ filter, first: 500 });
    expect(errors).toBeUndefined();
    expect([totalCount, nodes.length]).toEqual([count, count]);
  });

  it.each([
    [{ subject: '91610902MA0000011' }, 'USCC_INVALID'],
    [{ usccIn: ['91430102**********'] }, 'USCC_INVALID'],
    [{ usccIn: Array.from({ length: 501 }, () => SUBJECTS[0]) }, 'ARGUMENT_INVALID'],
    [{ decisionNumber: ' ' }, 'ARGUMENT_INVALID'],
  ])('refuses %j', async (filter, code) => {
    const { errors } = await page({ filter });
    expect(errors?.[0]?.originalError).toMatchObject({ code });
  });
});

describe('the penalties of a subject', () => {
  it('take one statement for fifty subjects', async () => {
    const recorded = recordedStatements(url);
    const { data } = await askView(view, recorded.sql)(
      `query ($of: [_Any!]!) { _entities(representations: $of) { ... on Subject { penalties(first: 2) {
        nodes { id decidedOn } pageInfo { hasNextPage } } } } }`,
      { variables: { of: SUBJECTS.map((uscc) => ({ __typename: 'Subject', uscc })) } },
    );
    expect(
      data._entities.map((subject: { penalties: { nodes: unknown[] } }) => subject.penalties.nodes.length),
    ).toEqual(SUBJECTS.map(() => 2));
    expect(data._entities[0].penalties.pageInfo.hasNextPage).toBe(true);
    expect(recorded.take()).toHaveLength(1);
  });

  it('go page by page in both directions', async () => {
    const query = `query ($uscc: String!, $first: Int, $after: String, $last: Int, $before: String) {
      _entities(representations: [{ __typename: "Subject", uscc: $uscc }]) { ... on Subject {
        penalties(first: $first, after: $after, last: $last, before: $before) {
          nodes { id } pageInfo { startCursor endCursor hasNextPage hasPreviousPage } } } } }`;
    const nested = async (variables: Record<string, unknown>) => {
      const { data } = await ask(query, { variables: { uscc: SUBJECTS[7], ...variables } });
      return data._entities[0].penalties;
    };
    const start = await nested({ first: 2 });
    const rest = await nested({ first: 2, after: start.pageInfo.endCursor });
    const back = await nested({ last: 2, before: rest.pageInfo.startCursor });
    expect(rest.pageInfo).toMatchObject({ hasNextPage: false, hasPreviousPage: true });
    expect(rest.nodes).toHaveLength(2);
    expect(back.nodes).toEqual(start.nodes);
    expect((await nested({ last: 2 })).nodes).toEqual(rest.nodes);
  });
});
