import { drizzle } from 'drizzle-orm/postgres-js';
import { beforeAll, describe, expect, it } from 'vitest';
import { writeRecords } from '../../../src/changes/write.ts';
import {
  directoryMemberRecords,
  directoryRecords,
  type NewSubject,
  subjectRecords,
} from '../../../src/views/subject/record.ts';
import { subjectView } from '../../../src/views/subject/view.ts';
import { type Asking, askView } from '../../kit/ask-view.ts';
import { testDatabase } from '../../kit/database.ts';
import { recordedStatements } from '../../kit/recorded-statements.ts';
import { sampleUscc } from '../../kit/sample-uscc.ts';

const { url } = await testDatabase();
const { sql, take } = recordedStatements(url);
const ask = askView(subjectView(), sql);
const AT = '2026-11-22T08:00:00.123456+08:00';

const subject = (n: number, more: Partial<NewSubject> = {}): NewSubject => ({
  uscc: sampleUscc(n),
  name: `主体${n}`,
  kind: 'ENTERPRISE',
  status: 'IN_BUSINESS',
  source: 'market-regulation',
  assertedAt: AT,
  ...more,
});

const SUBJECTS = [
  subject(0, { industryCode: 'F5211', divisionCode: '610902' }),
  subject(1, {
    industryCode: 'F52',
    divisionCode: '610981',
    status: 'CANCELLED',
    successorUscc: sampleUscc(2),
  }),
  subject(2, { industryCode: 'F', divisionCode: '6109', kind: 'INDIVIDUAL_BUSINESS' }),
  subject(3, { industryCode: 'G5211', divisionCode: '611002', assertedAt: '2026-11-23T08:00:00+08:00' }),
  subject(4, { successorUscc: sampleUscc(99) }),
];

beforeAll(async () => {
  const db = drizzle(sql);
  const told = { assertedAt: AT };
  await writeRecords(db, subjectRecords, SUBJECTS, new Date(AT));
  await writeRecords(
    db,
    directoryRecords,
    ['food', 'water'].map((id) => ({ id, name: id, theme: 'x', owner: 'market-regulation', ...told })),
    new Date(AT),
  );
  await writeRecords(
    db,
    directoryMemberRecords,
    [
      ['food', 0],
      ['water', 0],
      ['food', 3],
    ].map(([directoryId, n]) => ({
      directoryId: String(directoryId),
      uscc: sampleUscc(Number(n)),
      joinedOn: '2026-01-01',
      ...told,
    })),
    new Date(AT),
  );
});

async function answer(query: string, asking?: Asking) {
  const { data, errors } = await ask(query, asking);
  expect(errors).toBeUndefined();
  return data;
}

const refusal = async (query: string) => (await ask(query)).errors?.[0]?.originalError;

describe('one subject', () => {
  it('is found by its code in any of its written forms', async () => {
    const uscc = sampleUscc(0);
    for (const form of [uscc, uscc.toLowerCase(), ` ${uscc} `]) {
      expect(await answer(`{ subject(uscc: ${JSON.stringify(form)}) { uscc name } }`)).toEqual({
        subject: { uscc, name: '主体0' },
      });
    }
    expect(await answer(`{ subject(uscc: "${sampleUscc(50)}") { name } }`)).toEqual({ subject: null });
  });

  it.each([['91610902MA70XXXX0Y'], ['9161'], [''], ['91610902**********'], ['000000000000000000']])(
    'is refused by something else than a code: %j',
    async (code) => {
      expect(await refusal(`{ subject(uscc: "${code}") { name } }`)).toMatchObject({ code: 'USCC_INVALID' });
    },
  );

  it('shows what it has: directories, and who follows it', async () => {
    const data = await answer(
      `{ subject(uscc: "${sampleUscc(0)}") { directories { id memberCount owner { id } } successor { uscc } source { id } assertedAt } }`,
    );
    expect(data.subject).toEqual({
      directories: [
        { id: 'food', memberCount: 2, owner: { id: 'market-regulation' } },
        { id: 'water', memberCount: 1, owner: { id: 'market-regulation' } },
      ],
      successor: null,
      source: { id: 'market-regulation' },
      assertedAt: AT,
    });
    const followed = await answer(`{ subject(uscc: "${sampleUscc(1)}") { successor { uscc kind } } }`);
    expect(followed.subject.successor).toEqual({ uscc: sampleUscc(2), kind: 'INDIVIDUAL_BUSINESS' });
  });
});

describe('codes that are looked up', () => {
  it('are answered one by one, in their order, each with what became of it', async () => {
    const codes = [
      sampleUscc(1),
      'nonsense',
      sampleUscc(0),
      sampleUscc(50),
      sampleUscc(0),
      '91610902**********',
    ];
    const { subjectsByCode } = await answer(
      'query ($codes: [String!]!) { subjectsByCode(codes: $codes) { code state subject { uscc } successor why } }',
      { variables: { codes } },
    );
    expect(subjectsByCode.map(({ code }: { code: string }) => code)).toEqual(codes);
    expect(subjectsByCode).toMatchObject([
      { state: 'SUCCEEDED', subject: { uscc: sampleUscc(2) }, successor: sampleUscc(2) },
      { state: 'MALFORMED', subject: null, why: expect.any(String) },
      { state: 'FOUND', subject: { uscc: sampleUscc(0) }, successor: null, why: null },
      { state: 'UNKNOWN', subject: null, why: null },
      { state: 'FOUND' },
      { state: 'MALFORMED', why: 'it is masked' },
    ]);
  });

  it('say where a subject went even when the hub does not know the one that follows it', async () => {
    const { subjectsByCode } = await answer(
      `{ subjectsByCode(codes: ["${sampleUscc(4)}"]) { state subject { uscc } successor } }`,
    );
    expect(subjectsByCode).toEqual([{ state: 'SUCCEEDED', subject: null, successor: sampleUscc(99) }]);
  });

  it('are at most 500', async () => {
    const ask501 = `{ subjectsByCode(codes: [${Array.from({ length: 501 }, () => '"x"').join()}]) { state } }`;
    expect(await refusal(ask501)).toMatchObject({ code: 'ARGUMENT_INVALID', values: { argument: 'codes' } });
  });
});

describe('a list of subjects', () => {
  const listed = async (filter: string, rest = '') => {
    const { subjects } = await answer(
      `{ subjects(filter: { ${filter} } ${rest}) { totalCount nodes { name } } }`,
    );
    expect(subjects.totalCount).toBe(subjects.nodes.length);
    return subjects.nodes.map(({ name }: { name: string }) => Number(name.slice(2)));
  };

  it.each([
    ['', [0, 1, 2, 3, 4]],
    ['industryPrefix: "F52"', [0, 1]],
    ['industryPrefix: "F"', [0, 1, 2]],
    ['industryPrefix: ""', [0, 1, 2, 3]],
    ['industryPrefix: "%"', []],
    ['divisionPrefix: "6109"', [0, 1, 2]],
    ['divisionPrefix: "61098"', [1]],
    ['status: CANCELLED', [1]],
    ['kind: INDIVIDUAL_BUSINESS', [2]],
    ['kind: ENTERPRISE, industryPrefix: "F", divisionPrefix: "610902"', [0]],
    ['directory: "food"', [0, 3]],
    ['directory: "nowhere"', []],
    [`usccIn: ["${sampleUscc(3)}", "${sampleUscc(50)}", "${sampleUscc(0)}"]`, [0, 3]],
    ['usccIn: []', []],
    ['name: "主体", directory: "food", industryPrefix: "G"', [3]],
  ])('holds what the filter lets through: %s', async (filter, expected) => {
    expect((await listed(filter)).sort()).toEqual(expected);
  });

  it('takes a part of a filter that is null for one that is not given', async () => {
    expect(await listed('name: null, usccIn: null, kind: null, status: null')).toHaveLength(5);
    const { subjects } = await answer('{ subjects(filter: null) { totalCount } }');
    expect(subjects.totalCount).toBe(5);
  });

  it('is refused for a code that is none, and for more than 500 of them', async () => {
    expect(await refusal('{ subjects(filter: { usccIn: ["x"] }) { totalCount } }')).toMatchObject({
      code: 'USCC_INVALID',
    });
    const many = Array.from({ length: 501 }, (_, n) => `"${sampleUscc(n)}"`).join();
    expect(await refusal(`{ subjects(filter: { usccIn: [${many}] }) { totalCount } }`)).toMatchObject({
      code: 'ARGUMENT_INVALID',
    });
  });

  it('goes on behind rows that were asserted in the same microsecond', async () => {
    for (const sort of ['ASSERTED_AT_ASC', 'ASSERTED_AT_DESC', 'USCC_ASC', 'USCC_DESC']) {
      const seen: string[] = [];
      let after: string | null = null;
      do {
        const page: {
          subjects: { nodes: { uscc: string }[]; pageInfo: { endCursor: string; hasNextPage: boolean } };
        } = await answer(
          `query ($after: String) { subjects(sort: ${sort}, first: 2, after: $after) { nodes { uscc } pageInfo { endCursor hasNextPage } } }`,
          { variables: { after } },
        );
        seen.push(...page.subjects.nodes.map(({ uscc }) => uscc));
        after = page.subjects.pageInfo.hasNextPage ? page.subjects.pageInfo.endCursor : null;
      } while (after !== null);
      const byCode = SUBJECTS.map(({ uscc }) => uscc).sort();
      const latest = sampleUscc(3);
      const byTime = [...byCode.filter((uscc) => uscc !== latest), latest];
      const expected = sort.startsWith('USCC') ? byCode : byTime;
      expect(seen).toEqual(sort.endsWith('ASC') ? expected : expected.toReversed());
    }
  });

  it('reads what belongs to its rows in one statement each, however many rows it has', async () => {
    await answer('{ subjects { nodes { directories { id } successor { name } } } }');
    take();
    await answer('{ subjects { nodes { directories { id memberCount } successor { name } } } }');
    expect(take()).toHaveLength(4);
  });
});

it('the gateway finds subjects and directories by their keys', async () => {
  const { _entities } = await answer(
    `query ($r: [_Any!]!) { _entities(representations: $r) { __typename ... on Subject { name } ... on Directory { theme } } }`,
    {
      variables: {
        r: [
          { __typename: 'Subject', uscc: sampleUscc(3) },
          { __typename: 'Directory', id: 'food' },
          { __typename: 'Subject', uscc: 'zz' },
          { __typename: 'Subject' },
        ],
      },
    },
  );
  expect(_entities).toEqual([
    { __typename: 'Subject', name: '主体3' },
    { __typename: 'Directory', theme: 'x' },
    null,
    null,
  ]);
});
