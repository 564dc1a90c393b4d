import { describe, expect, it } from 'vitest';
import { askSample, MEMBER, OPERATOR, STEWARD } from './sample-graph.ts';

const sample = askSample();
const { ask, requests } = sample;

const as = MEMBER;
const places = (errors: readonly { extensions?: Record<string, unknown> }[]) =>
  errors.map(({ extensions }) => extensions?.at);

describe('a selection that is denied', () => {
  it('comes as null where the caller asked for it, with one error that says why', async () => {
    const { data, errors } = await ask('{ subject(uscc: 1) { uscc phone name } }', { as });
    expect(JSON.stringify(data)).toBe('{"subject":{"uscc":"1","phone":null,"name":"name 1"}}');
    expect(errors).toEqual([
      {
        message:
          'Subject.phone is not shared with you for this purpose. Ask its owner, market-regulation, for access.',
        locations: [{ line: 1, column: 27 }],
        extensions: {
          at: 'subject.phone',
          coordinate: 'Subject.phone',
          owner: 'market-regulation',
          shareClass: 'CONDITIONAL',
          rule: 'no purpose named',
          count: 1,
          policyVersion: 'p1',
          code: 'FIELD_NOT_SHARED',
          messageZh: 'Subject.phone 未在此用途下向贵单位共享，请向 market-regulation 申请。',
        },
      },
    ]);
  });

  it.each([
    [
      'under aliases',
      '{ a: subject(uscc: 1) { x: phone } b: subject(uscc: 2) { x: phone name } }',
      {
        a: { x: null },
        b: { x: null, name: 'name 2' },
      },
      ['a.x', 'b.x'],
    ],
    [
      'under an alias that is the name of what is shown',
      '{ subject(uscc: 1) { name: phone } }',
      { subject: { name: null } },
      ['subject.name'],
    ],
    [
      'beside what is shown under its name',
      '{ subject(uscc: 1) { phone: name } }',
      { subject: { phone: 'name 1' } },
      [],
    ],
    [
      'in a list',
      '{ subject(uscc: 0) { branches { phone } } }',
      { subject: { branches: [{ phone: null }, { phone: null }] } },
      ['subject.branches.*.phone'],
    ],
    ['in a list that is empty', '{ nobody { phone } }', { nobody: [] }, ['nobody.*.phone']],
    [
      'in an object that is not there',
      '{ subject(uscc: 9) { phone } }',
      { subject: null },
      ['subject.phone'],
    ],
    [
      'in a page',
      '{ subjects(first: 1) { nodes { phone } edges { node { phone } } } }',
      {
        subjects: { nodes: [{ phone: null }], edges: [{ node: { phone: null } }] },
      },
      ['subjects.nodes.*.phone', 'subjects.edges.*.node.phone'],
    ],
    [
      'as an object, with all that is in it',
      '{ subject(uscc: 1) { manager { name works { name } } name } }',
      {
        subject: { manager: null, name: 'name 1' },
      },
      ['subject.manager'],
    ],
    ['at the root', '{ people { name } nobody { uscc } }', { people: null, nobody: [] }, ['people']],
    [
      'in another view',
      '{ penalties(first: 1) { nodes { remark amount } } }',
      {
        penalties: { nodes: [{ remark: null, amount: 0 }] },
      },
      ['penalties.nodes.*.remark'],
    ],
    [
      'behind several views',
      '{ subject(uscc: 1) { penalties { nodes { subject { successor { phone uscc } } } } } }',
      {
        subject: { penalties: { nodes: [{ subject: { successor: { phone: null, uscc: '2' } } }] } },
      },
      ['subject.penalties.nodes.*.subject.successor.phone'],
    ],
    [
      'twice in one place',
      '{ subject(uscc: 1) { phone ... { phone } ...F } } fragment F on Subject { phone }',
      {
        subject: { phone: null },
      },
      ['subject.phone'],
    ],
    [
      'in a fragment that is spread twice',
      '{ a: subject(uscc: 1) { ...F } b: subject(uscc: 2) { ...F } } fragment F on Subject { phone }',
      {
        a: { phone: null },
        b: { phone: null },
      },
      ['a.phone', 'b.phone'],
    ],
    [
      'in fragments within fragments',
      '{ ...Q } fragment Q on Query { subject(uscc: 1) { ...F } } fragment F on Subject { ... on Subject { ... { phone } } }',
      {
        subject: { phone: null },
      },
      ['subject.phone'],
    ],
    [
      'as all that is selected',
      '{ subject(uscc: 1) { phone } }',
      { subject: { phone: null } },
      ['subject.phone'],
    ],
    [
      'as all that is selected of what is not there',
      '{ subject(uscc: 9) { manager { name } } }',
      { subject: null },
      ['subject.manager'],
    ],
    [
      'as all of a page',
      '{ penalties { nodes { remark } } }',
      {
        penalties: { nodes: [{ remark: null }, { remark: null }, { remark: null }, { remark: null }] },
      },
      ['penalties.nodes.*.remark'],
    ],
    [
      'beside __typename alone',
      '{ subject(uscc: 1) { phone __typename } __typename }',
      {
        subject: { phone: null, __typename: 'Subject' },
        __typename: 'Query',
      },
      ['subject.phone'],
    ],
    [
      'under a key that objects have by nature',
      '{ subject(uscc: 1) { __proto__: phone constructor: phone toString: name } }',
      {
        subject: JSON.parse('{"__proto__":null,"constructor":null,"toString":"name 1"}'),
      },
      ['subject.__proto__', 'subject.constructor'],
    ],
  ])('%s', async (_how, query, expected, at) => {
    const { data, errors } = await ask(query, { as });
    expect(JSON.stringify(data)).toBe(JSON.stringify(expected));
    expect(places(errors)).toEqual(at);
    expect(JSON.stringify(requests.map(({ operationText }) => operationText))).not.toMatch(
      /phone(?!: name)|remark|manager|people/,
    );
  });

  it('is named with every place in the document that leads to it', async () => {
    const query = '{ subject(uscc: 1) { phone\nphone ...F ...F } }\nfragment F on Subject { phone }';
    const { errors } = await ask(query, { as });
    expect(errors).toHaveLength(1);
    expect(errors[0]?.locations).toEqual([
      { line: 1, column: 22 },
      { line: 2, column: 1 },
      { line: 3, column: 25 },
    ]);
  });
});

describe('a denied selection under a condition', () => {
  const F = 'fragment F on Subject { phone }';
  it.each<[string, string, Record<string, boolean>, unknown, string[]]>([
    ['@skip that holds', '{ subject(uscc: 1) { name phone @skip(if: true) } }', {}, { name: 'name 1' }, []],
    [
      '@skip that does not',
      '{ subject(uscc: 1) { phone @skip(if: false) } }',
      {},
      { phone: null },
      ['subject.phone'],
    ],
    [
      '@include that does not hold',
      '{ subject(uscc: 1) { name phone @include(if: false) } }',
      {},
      { name: 'name 1' },
      [],
    ],
    [
      'a variable',
      'query ($v: Boolean!) { subject(uscc: 1) { name phone @include(if: $v) } }',
      { v: false },
      { name: 'name 1' },
      [],
    ],
    [
      'a variable that lets it through',
      'query ($v: Boolean!) { subject(uscc: 1) { phone @include(if: $v) } }',
      { v: true },
      { phone: null },
      ['subject.phone'],
    ],
    [
      'a default',
      'query ($v: Boolean! = true) { subject(uscc: 1) { name phone @skip(if: $v) } }',
      {},
      { name: 'name 1' },
      [],
    ],
    [
      'both, one of which keeps it out',
      'query ($v: Boolean!) { subject(uscc: 1) { name phone @include(if: true) @skip(if: $v) } }',
      { v: true },
      { name: 'name 1' },
      [],
    ],
    [
      'a fragment',
      `query ($v: Boolean!) { subject(uscc: 1) { name ...F @skip(if: $v) } } ${F}`,
      { v: true },
      { name: 'name 1' },
      [],
    ],
    [
      'a fragment that is let through elsewhere',
      `query ($v: Boolean!) { subject(uscc: 1) { ...F @skip(if: $v) ...F } } ${F}`,
      { v: true },
      { phone: null },
      ['subject.phone'],
    ],
    [
      'an object around it',
      'query ($v: Boolean!) { subject(uscc: 1) { name successor @include(if: $v) { phone } } }',
      { v: false },
      { name: 'name 1' },
      [],
    ],
    ['all that is selected', '{ subject(uscc: 1) { phone @skip(if: true) } }', {}, {}, []],
  ])('%s', async (_what, query, variables, subject, at) => {
    // Twice: the second time the operation is compiled already.
    for (let run = 0; run < 2; run += 1) {
      const { data, errors } = await ask(query, { as, variables });
      expect(data).toEqual({ subject });
      expect(places(errors)).toEqual(at);
    }
  });

  it('is told of each place by itself where one fragment stands in several', async () => {
    const query =
      'query ($v: Boolean!) { a: subject(uscc: 1) { ...F @skip(if: $v) } b: subject(uscc: 2) { ...F } } fragment F on Subject { phone }';
    expect(places((await ask(query, { as, variables: { v: true } })).errors)).toEqual(['b.phone']);
    expect(places((await ask(query, { as, variables: { v: false } })).errors)).toEqual([
      'a.phone',
      'b.phone',
    ]);
  });
});

describe('one operation of several callers', () => {
  it('is decided on for each of them', async () => {
    const query = '{ subject(uscc: 1) { phone address } }';
    for (let run = 0; run < 2; run += 1) {
      expect((await ask(query, { as: STEWARD })).data).toEqual({
        subject: { phone: 'PHONE 1', address: 'address 1' },
      });
      expect((await ask(query, { as: MEMBER })).data).toEqual({
        subject: { phone: null, address: 'address 1' },
      });
      expect((await ask(query, { as: OPERATOR })).data).toEqual({ subject: { phone: null, address: null } });
      await expect(ask(query, { as: null })).rejects.toMatchObject({ code: 'GRAPHQL_VALIDATION_FAILED' });
    }
  });

  it('is each its own where a document holds several', async () => {
    const query = 'query A { subject(uscc: 1) { phone } } query B { subject(uscc: 2) { name } }';
    expect(await ask(query, { as, operationName: 'B' })).toEqual({
      data: { subject: { name: 'name 2' } },
      errors: [],
    });
    expect(places((await ask(query, { as, operationName: 'A' })).errors)).toEqual(['subject.phone']);
  });
});

it('a view that answers more than it was asked for tells the caller nothing of it', async () => {
  const generous = askSample({
    replace: {
      subject: async () => ({
        data: {
          subject: {
            __typename: 'Subject',
            uscc: '1',
            _as_hub_subject: '1',
            name: 'n',
            phone: 'PHONE',
            idNumber: 'ID',
          },
        },
      }),
    },
  });
  const { data } = await generous.ask('{ subject(uscc: 1) { name phone } }', { as });
  expect(data).toEqual({ subject: { name: 'n', phone: null } });
});
