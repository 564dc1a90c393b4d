import { introspectionFromSchema, printSchema } from 'graphql';
import { describe, expect, it } from 'vitest';
import { asking } from '../kit/asking.ts';
import { askSample, MEMBER, OPERATOR, STEWARD } from './sample-graph.ts';

const { gateway, refusal, ask } = askSample();
const schemaOf = (department: string | null) => gateway.schemaOf(gateway.decide(asking(department)));
const textOf = (department: string | null) => printSchema(schemaOf(department));

describe('the schema of a caller', () => {
  it('names nothing above OPEN to nobody in particular, nor what only leads there', () => {
    const text = `${textOf(null)}${JSON.stringify(introspectionFromSchema(schemaOf(null)))}`;
    for (const hidden of [
      'address',
      'phone',
      'idNumber',
      'Grade',
      'GOOD',
      'Vault',
      'Person',
      'Inspection',
      'BY_ADDRESS',
    ]) {
      expect(text).not.toContain(hidden);
    }
    expect(textOf(null)).toContain('name: String');
    expect(textOf(null)).toContain('subject(uscc: ID!): Subject');
  });

  it('shows a member what exists and may be denied, and no trace of what is withheld', () => {
    const text = textOf(MEMBER);
    for (const shown of [
      'phone: String',
      'manager: Person',
      'people: [Person!]',
      'remark: String',
      'BY_ADDRESS',
    ]) {
      expect(text).toContain(shown);
    }
    for (const hidden of ['idNumber', 'Grade', 'Vault', 'vault', 'informant'])
      expect(text).not.toContain(hidden);
  });

  it('has no input that reads what is hidden, and keeps those that are known to exist and denied', () => {
    const inputs = (department: string | null) =>
      Object.keys((schemaOf(department).getType('SubjectFilter') as { getFields(): object }).getFields());
    expect(inputs(null)).toEqual(['name', 'not']);
    expect(inputs(MEMBER)).toEqual(['name', 'address', 'phone', 'not']);
    expect(inputs(OPERATOR)).toEqual(['name', 'address', 'phone', 'not']);
    expect(inputs(STEWARD)).toEqual(['name', 'address', 'phone', 'idNumber', 'grade', 'not']);
  });

  it('never shows the declarations themselves', () => {
    for (const department of [null, MEMBER, STEWARD, OPERATOR]) {
      expect(textOf(department)).not.toMatch(/@share|@owner|@uses|ShareClass|RecordOwner|Mask/);
    }
  });
});

/** What is refused, and the same with a name that is nowhere. */
const HIDDEN: [string, string | null, (name: string) => string, string][] = [
  ['a field', null, (name) => `{ subject(uscc: 1) { ${name} } }`, 'phone'],
  ['a withheld field', MEMBER, (name) => `{ subject(uscc: 1) { ${name} } }`, 'idNumber'],
  ['a field of an object', MEMBER, (name) => `{ subject(uscc: 1) { ${name} { content } } }`, 'vault'],
  ['a root field', MEMBER, (name) => `{ ${name} { content } }`, 'vault'],
  ['a field that another view adds', null, (name) => `{ subject(uscc: 1) { ${name} } }`, 'rating'],
  ['a type', MEMBER, (name) => `{ subject(uscc: 1) { ... on ${name} { content } } }`, 'Vault'],
  [
    'a type of a fragment',
    MEMBER,
    (name) => `{ subject(uscc: 1) { ...F } } fragment F on ${name} { content }`,
    'Vault',
  ],
  ['an argument', MEMBER, (name) => `{ subject(uscc: 1, ${name}: GOOD) { name } }`, 'grade'],
  ['a sort', null, (name) => `{ subjects(${name}: BY_ADDRESS) { totalCount } }`, 'sort'],
  ['an input field', MEMBER, (name) => `{ subjects(filter: { ${name}: "x" }) { totalCount } }`, 'idNumber'],
  [
    'an input field deep inside',
    MEMBER,
    (name) => `{ subjects(filter: { not: [{ ${name}: "x" }] }) { totalCount } }`,
    'idNumber',
  ],
  [
    'an input field in a default',
    MEMBER,
    (name) => `query ($f: SubjectFilter = { ${name}: "x" }) { subjects(filter: $f) { totalCount } }`,
    'idNumber',
  ],
  [
    'an input type',
    null,
    (name) => `query ($f: ${name}) { subjects { totalCount } t: __typename @include(if: true) }`,
    'Inspection',
  ],
  ['an enum', MEMBER, (name) => `query ($f: ${name}) { subjects { totalCount } }`, 'Grade'],
  [
    'the name of a type, by introspection',
    MEMBER,
    (name) => `{ __type(name: "${name}") { name fields { name } } }`,
    'Vault',
  ],
  ['the name of a declaration', MEMBER, (name) => `{ __type(name: "${name}") { name } }`, 'ShareClass'],
  ['a directive', MEMBER, (name) => `{ subject(uscc: 1) @${name} { name } }`, 'share'],
  ['a field near to one that is shown', MEMBER, (name) => `{ subject(uscc: 1) { ${name} } }`, 'idNumbr'],
];

describe('what is hidden cannot be told from what does not exist', () => {
  const NOWHERE = 'noSuchThing';
  const told = async (query: string, as: string | null, variables = {}) => {
    try {
      return await ask(query, { as, variables });
    } catch (error) {
      const { code, message, messageZh, status, values } = error as Record<string, unknown>;
      return { code, message, messageZh, status, values };
    }
  };
  const blind = (answer: object, name: string) =>
    JSON.stringify(answer, (key, value) => (key === 'locations' ? undefined : value)).replaceAll(name, 'X');

  it.each(HIDDEN)('%s', async (_what, as, query, name) => {
    const answers = [await told(query(name), as), await told(query(NOWHERE), as)] as const;
    expect(blind(answers[0], name)).toBe(blind(answers[1], NOWHERE));
    expect(JSON.stringify(answers)).not.toContain('Did you mean');
  });

  it('an input field in a variable', async () => {
    const query = 'query ($f: SubjectFilter) { subjects(filter: $f) { totalCount } }';
    for (const wrap of [
      (f: object) => f,
      (f: object) => ({ not: [f] }),
      (f: object) => ({ name: 'x', ...f }),
    ]) {
      const answers = await Promise.all(
        ['idNumber', NOWHERE].map((name) => told(query, MEMBER, { f: wrap({ [name]: 'x' }) })),
      );
      expect(answers[0]).toMatchObject({ code: 'VARIABLES_INVALID' });
      expect(blind(answers[0] as object, 'idNumber')).toBe(blind(answers[1] as object, NOWHERE));
      expect(JSON.stringify(answers)).not.toContain('Did you mean');
    }
  });

  it('nor by what only a gateway may ask', async () => {
    for (const query of [
      '{ _service { sdl } }',
      '{ _entities(representations: [{ __typename: "Subject", uscc: "1" }]) { __typename } }',
    ]) {
      expect((await refusal(query, { as: STEWARD })).code).toBe('GRAPHQL_VALIDATION_FAILED');
    }
  });
});

describe('what the steward alone may see and ask by', () => {
  it('is answered, by literal and by variable', async () => {
    const { data, errors } = await ask(
      'query ($f: SubjectFilter) { subject(uscc: 1, grade: BAD) { idNumber vault { content } grade } subjects(filter: $f) { totalCount } }',
      { as: STEWARD, variables: { f: { idNumber: 'x', not: [{ grade: 'GOOD' }] } } },
    );
    expect(errors).toEqual([]);
    expect(data).toEqual({
      subject: { idNumber: 'ID NUMBER 1', vault: { content: 'VAULT 1' }, grade: 'BAD' },
      subjects: { totalCount: 3 },
    });
  });
});
