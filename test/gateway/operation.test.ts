import { buildSchema, parse } from 'graphql';
import { describe, expect, it } from 'vitest';
import { withCheckedScalars } from '../../src/gateway/checked-scalars.ts';
import { readOperation, readVariables } from '../../src/gateway/operation.ts';
import { SCALARS } from '../../src/subgraph/scalars.ts';

const schema = withCheckedScalars(
  buildSchema(`
    type Query { post(id: ID, on: Date, fine: Yuan, filter: Filter): Post }
    type Post { id: ID title: String on: Date }
    input Filter { title: String on: Date any: [Filter!] }
    scalar Date scalar DateTime scalar Yuan scalar Odd`),
  SCALARS,
);

const read = (source: string, name?: string) => readOperation(parse(source), name, schema);
const variables = (source: string, given: Record<string, unknown>) =>
  readVariables(read(source), given, schema);

describe('the operation of a document', () => {
  it('is the one that is named, or the only one, with the fragments that it spreads and no others', () => {
    const source = `query A { post { ...F } } query B { post { ...G } }
      fragment F on Post { ...H } fragment G on Post { id } fragment H on Post { title ...I } fragment I on Post { id }`;
    expect([...read(source, 'A').fragments.keys()].sort()).toEqual(['F', 'H', 'I']);
    const b = read(source, 'B');
    expect(b.document.definitions).toEqual([b.definition, b.fragments.get('G')]);
    expect(read('{ post { id } }').definition.name).toBeUndefined();
  });

  it.each([
    ['several and none named', 'query A { __typename } query B { __typename }', undefined],
    ['another one named', 'query A { __typename }', 'B'],
    ['a name that every object has', 'query A { __typename }', 'constructor'],
  ])('is refused with %s', (_what, source, name) => {
    expect(() => read(source, name)).toThrow(expect.objectContaining({ code: 'OPERATION_NOT_FOUND' }));
  });

  it.each([
    ['{ nope }', 'Cannot query field "nope" on type "Query".'],
    ['{ post { titel } }', 'Cannot query field "titel" on type "Post".'],
    ['{ post { ...F } } fragment F on Post { ...F }', 'Cannot spread fragment "F" within itself.'],
    ['{ post { ...F } }', 'Unknown fragment "F".'],
    ['{ post }', 'Field "post" of type "Post" must have a selection of subfields.'],
    ['query ($a: String) { post { id } }', 'Variable "$a" is never used.'],
    ['{ post(on: "2026-02-30") { id } }', 'A Date is written YYYY-MM-DD'],
    ['{ post(filter: { any: [{ on: 3 }] }) { id } }', 'A Date is written YYYY-MM-DD'],
    ['{ post(fine: "1.234") { id } }', 'A Yuan is a decimal string'],
    ['{ post(id: "a\\u0000") { id } }', 'U+0000'],
    ['{ post(filter: { any: [{ title: """\\u0000""" }, { title: "\\u0000" }] }) { id } }', 'U+0000'],
    ['query ($t: String = "\\u0000") { post(filter: { title: $t }) { id } }', 'U+0000'],
  ])('is refused where it is not valid, with the reason: %s', (source, why) => {
    try {
      read(source);
      expect.unreachable();
    } catch (error) {
      expect(error).toMatchObject({ code: 'GRAPHQL_VALIDATION_FAILED', status: 400 });
      expect((error as Error).message).toContain(why);
    }
  });

  it.each([
    '{ post { titl } }',
    '{ pos { id } }',
    '{ post(i: 1) { id } }',
    '{ post { ...F } } fragment F on Pos { id }',
  ])('suggests no name instead of a wrong one: %s', (source) => {
    expect(() => read(source)).toThrow(
      expect.objectContaining({ message: expect.not.stringContaining('Did you mean') }),
    );
  });

  it.each(['mutation', 'subscription'])('is refused where the graph has nothing of its kind: %s', (kind) => {
    for (const source of [`${kind} { __typename }`, `${kind} { anything { at } }`]) {
      expect(() => read(source)).toThrow(
        expect.objectContaining({ code: 'OPERATION_UNSUPPORTED', values: { kind } }),
      );
    }
  });
});

describe('the variables of an operation', () => {
  it('are those that it declares, as they came, with its defaults', () => {
    const source =
      'query ($a: ID, $b: Date = "2026-04-30", $c: Yuan, $d: ID = "x") { post(id: $a, on: $b, fine: $c) { id } p: post(id: $d) { id } }';
    expect({ ...variables(source, { a: 'i', c: '1.5', e: 'not declared' }) }).toEqual({
      a: 'i',
      b: '2026-04-30',
      c: '1.5',
      d: 'x',
    });
    expect({ ...variables(source, { d: null }) }).toEqual({ b: '2026-04-30', d: null });
  });

  it('may have the name of what every object has, and stand for that alone', () => {
    const source =
      'query ($__proto__: Filter, $constructor: ID, $title: String) { post(filter: $__proto__, id: $constructor) { id } q: post(filter: { title: $title }) { id } }';
    const read = variables(source, JSON.parse('{ "__proto__": { "title": "inherited" } }'));
    expect(Object.keys(read)).toEqual(['__proto__']);
    expect(read.title).toBeUndefined();
    expect(read.constructor).toBeUndefined();
  });

  it.each<[string, Record<string, unknown>, string]>([
    ['query ($a: Date) { post(on: $a) { id } }', { a: '2026-02-30' }, 'A Date is written YYYY-MM-DD'],
    ['query ($a: Yuan) { post(fine: $a) { id } }', { a: 12 }, 'A Yuan is a decimal string'],
    ['query ($a: Filter) { post(filter: $a) { id } }', { a: { titel: 'x' } }, 'Field "titel" is not defined'],
    [
      'query ($a: Filter) { post(filter: $a) { id } }',
      { a: { any: [{ on: '2026' }] } },
      'A Date is written YYYY-MM-DD',
    ],
    ['query ($a: ID!) { post(id: $a) { id } }', {}, 'Variable "$a" of required type "ID!" was not provided.'],
    ['query ($a: ID) { post(id: $a) { id } }', { a: 'x\0' }, 'in "$a" a string holds the character U+0000'],
    ['query ($a: Filter) { post(filter: $a) { id } }', { a: { any: [{ title: '\0' }] } }, 'U+0000'],
  ])('are refused where they do not fit: %s %j', (source, given, why) => {
    try {
      variables(source, given);
      expect.unreachable();
    } catch (error) {
      expect(error).toMatchObject({ code: 'VARIABLES_INVALID', status: 400 });
      expect((error as Error).message).toContain(why);
      expect((error as Error).message).not.toContain('Did you mean');
    }
  });
});

it('a scalar that nobody knows takes any value, and keeps its description', () => {
  expect(() => schema.getType('Odd')).not.toThrow();
  const described = withCheckedScalars(
    buildSchema('"As the view tells it." scalar Date type Query { on: Date }'),
    SCALARS,
  );
  expect(described.getType('Date')?.description).toBe('As the view tells it.');
});
