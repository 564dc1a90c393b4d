import { drizzle } from 'drizzle-orm/postgres-js';
import { type DocumentNode, parse } from 'graphql';
import { beforeAll, describe, expect, it } from 'vitest';
import { writeRecords } from '../../src/changes/write.ts';
import { momentAt } from '../../src/clock.ts';
import { HubError } from '../../src/errors.ts';
import { ANONYMOUS } from '../../src/permission/principal.ts';
import type { Outcome } from '../../src/permission/verdict.ts';
import type { RequestScope } from '../../src/subgraph/context.ts';
import { cursorSeal } from '../../src/subgraph/cursor.ts';
import { localSubgraph } from '../../src/subgraph/local.ts';
import { subjectRecords } from '../../src/views/subject/record.ts';
import { subjectView } from '../../src/views/subject/view.ts';
import { testDatabase } from '../kit/database.ts';
import { recordedStatements } from '../kit/recorded-statements.ts';
import { sampleUscc } from '../kit/sample-uscc.ts';

const { url } = await testDatabase();
const { sql, take } = recordedStatements(url);
const db = drizzle(sql);
const open = () => localSubgraph(subjectView(), { db, cursors: cursorSeal(new Uint8Array(64).fill(1)) });

beforeAll(() =>
  writeRecords(
    db,
    subjectRecords,
    [0, 1, 2, 3].map((n) => ({
      uscc: sampleUscc(n),
      name: `旬阳市第${n}食品厂`,
      kind: 'ENTERPRISE' as const,
      status: 'IN_BUSINESS' as const,
      registeredCapital: 12_345 + n,
      establishedOn: `2020-01-0${n + 1}`,
      successorUscc: n === 1 ? sampleUscc(2) : null,
      registrationAuthority: 'market-regulation',
      source: 'market-regulation',
      assertedAt: '2026-11-22T08:00:00+08:00',
    })),
    new Date(),
  ),
);

function scope(department: string | null, outcome: Outcome = 'FULL'): RequestScope {
  return {
    moment: momentAt(new Date('2026-11-22T10:00:00+08:00')),
    principal: { ...ANONYMOUS, department },
    decision: { hash: outcome, policyVersion: 'p1', verdict: () => ({ outcome, rule: 'test' }) },
    purpose: null,
  };
}

const documents = new Map<string, DocumentNode>();

function request(operationText: string, context: RequestScope, variables: Record<string, unknown> = {}) {
  const document = documents.get(operationText) ?? parse(operationText);
  documents.set(operationText, document);
  const deadline = performance.now() + 15_000;
  return {
    document,
    operationText,
    operationName: undefined,
    kind: 'query' as const,
    variables,
    deadline,
    context,
  };
}

const PAGE = `query ($first: Int, $name: String) { subjects(filter: { name: $name }, first: $first) {
  totalCount nodes { __typename uscc name kind registeredCapital establishedOn assertedAt successor { uscc name }
    registrationAuthority { id } directories { id } }
  edges { cursor node { uscc } } pageInfo { hasNextPage hasPreviousPage startCursor endCursor } } }`;

describe('a view in this process', () => {
  it('answers a document the same whether it runs it for the first time or has compiled it', async () => {
    const subgraph = open();
    const answers: unknown[] = [];
    for (let run = 0; run < 6; run += 1) {
      answers.push(
        JSON.parse(
          JSON.stringify(await subgraph.execute(request(PAGE, scope('tax'), { first: 2, name: '食品' }))),
        ),
      );
    }
    expect(answers[0]).toMatchObject({
      data: {
        subjects: {
          totalCount: 4,
          nodes: [{ registeredCapital: '123.45', successor: null }, { successor: { uscc: sampleUscc(2) } }],
          pageInfo: { hasNextPage: true, hasPreviousPage: false },
        },
      },
    });
    for (const answer of answers) expect(answer).toEqual(answers[0]);
  });

  it('takes the variables and the caller of each run, compiled or not', async () => {
    const subgraph = open();
    for (let run = 0; run < 6; run += 1) {
      const { data } = await subgraph.execute(
        request(PAGE, scope('tax'), { first: run, name: `第${run % 4}` }),
      );
      expect(data).toMatchObject({ subjects: { totalCount: 1, nodes: { length: run === 0 ? 0 : 1 } } });
      const refused = await subgraph.execute(request(PAGE, scope('fire', 'DENIED'), { first: run }));
      expect(refused.data).toEqual({ subjects: null });
      expect(refused.errors?.[0]?.originalError).toMatchObject({ code: 'FIELD_NOT_SHARED' });
    }
  });

  it('gives the errors of the catalogue their place, compiled or not', async () => {
    const subgraph = open();
    const text = 'query ($after: String) { list: subjects(first: 1, after: $after) { totalCount } }';
    for (let run = 0; run < 6; run += 1) {
      const { data, errors } = await subgraph.execute(request(text, scope('tax'), { after: 'x' }));
      expect(data).toEqual({ list: null });
      expect(errors).toHaveLength(1);
      expect(errors?.[0]?.path).toEqual(['list']);
      expect(errors?.[0]?.originalError).toBeInstanceOf(HubError);
      expect(errors?.[0]?.originalError).toMatchObject({ code: 'CURSOR_INVALID' });
    }
  });

  it('serves anonymous callers too, before and after a department has had the document compiled', async () => {
    const subgraph = open();
    const ask = async (department: string | null) =>
      (await subgraph.execute(request('{ subjects { totalCount } }', scope(department)))).data;
    for (const department of [null, null, null, null, 'tax', 'tax', 'tax', 'tax', null]) {
      expect(await ask(department)).toEqual({ subjects: { totalCount: 4 } });
    }
  });

  it('finds what several fetches of one operation want in one statement, and reads it anew for the next', async () => {
    const subgraph = open();
    const text = `query ($r: [_Any!]!) { _entities(representations: $r) { ... on Subject { name } } }`;
    const fetch = (context: RequestScope, n: number) =>
      subgraph.execute(request(text, context, { r: [{ __typename: 'Subject', uscc: sampleUscc(n) }] }));
    const operation = scope('tax');
    await fetch(scope('tax'), 0);
    take();
    await Promise.all([fetch(operation, 0), fetch(operation, 1), fetch(operation, 0)]);
    expect(take()).toHaveLength(1);
    await fetch(operation, 1);
    expect(take()).toHaveLength(0);
    await fetch(scope('tax'), 1);
    expect(take()).toHaveLength(1);
  });
});
