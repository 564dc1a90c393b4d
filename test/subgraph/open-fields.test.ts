import { buildSchema, type GraphQLObjectType, lexicographicSortSchema, parse } from 'graphql';
import { describe, expect, it } from 'vitest';
import { ofSource } from '../../src/permission/scope.ts';
import type { Verdict } from '../../src/permission/verdict.ts';
import { openFields, protectedSelections } from '../../src/subgraph/open-fields.ts';
import { protectFields, withoutGuards } from '../../src/subgraph/protected-field.ts';

const schema = buildSchema(`
  directive @share(class: String!) on FIELD_DEFINITION
  type Query { shop: Shop }
  type Shop { name: String @share(class: "OPEN") tel: String @share(class: "CONDITIONAL") secret: String @share(class: "WITHHELD") }
`);
protectFields(schema);
const shop = (schema.getType('Shop') as GraphQLObjectType).getFields();

describe('the fields of a document that need no guard', () => {
  const selections = protectedSelections(parse('{ shop { name a: tel ... { secret } } }'), schema);
  const open = (verdicts: Readonly<Record<string, Verdict | null>>) =>
    openFields(selections, { hash: '', policyVersion: '', verdict: (name) => verdicts[name] ?? null });
  const full: Verdict = { outcome: 'FULL', rule: 'grant x' };

  it('are those of which every record is given whole', () => {
    expect(selections).toEqual(['Shop.secret', 'Shop.tel']);
    expect(open({ 'Shop.tel': full })).toEqual(['Shop.tel']);
    expect(open({ 'Shop.tel': full, 'Shop.secret': full })).toEqual(['Shop.secret', 'Shop.tel']);
  });

  it.each<[string, Verdict | null]>([
    ['is masked', { outcome: 'MASKED', mask: 'PHONE', rule: 'x' }],
    ['is denied', { outcome: 'DENIED', rule: 'x' }],
    [
      'is given of some records',
      { outcome: 'DENIED', rule: 'x', allows: [{ scope: ofSource('tax'), mask: null, rule: 'x' }] },
    ],
    [
      'is masked for some records',
      { outcome: 'FULL', rule: 'x', allows: [{ scope: ofSource('tax'), mask: 'PHONE', rule: 'x' }] },
    ],
    ['was not decided', null],
  ])('do not hold one that %s', (_what, verdict) => {
    expect(open({ 'Shop.tel': verdict })).toEqual([]);
  });
});

describe('the guard of a field', () => {
  it('is away only while the schema is read without it, also when that fails', () => {
    const guard = shop.tel?.resolve;
    expect(guard).toBeTypeOf('function');
    expect(withoutGuards(schema, ['Shop.tel'], () => [shop.tel?.resolve, shop.secret?.resolve])).toEqual([
      undefined,
      shop.secret?.resolve,
    ]);
    expect(shop.tel?.resolve).toBe(guard);
    expect(() =>
      withoutGuards(schema, ['Shop.tel'], () => {
        throw new Error('broken');
      }),
    ).toThrow('broken');
    expect(shop.tel?.resolve).toBe(guard);
  });

  it('leaves to a field what it had before, also in a schema that is a copy', () => {
    const plain = buildSchema(`
      directive @share(class: String!) on FIELD_DEFINITION
      type Query { stall: Stall }
      type Stall { tel: String @share(class: "CONDITIONAL") }
    `);
    const telOf = (of: typeof plain) => (of.getType('Stall') as GraphQLObjectType).getFields().tel;
    const computed = () => '0915-1';
    Object.assign(telOf(plain) ?? {}, { resolve: computed });
    protectFields(plain);
    const copy = lexicographicSortSchema(plain);
    expect(telOf(copy)).not.toBe(telOf(plain));
    expect(telOf(copy)?.resolve).not.toBe(computed);
    expect(withoutGuards(copy, ['Stall.tel'], () => telOf(copy)?.resolve)).toBe(computed);
  });
});
