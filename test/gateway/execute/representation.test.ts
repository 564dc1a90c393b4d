import type { InputRewrite, RequiresSelection } from '@graphql-hive/router-query-planner';
import { parse } from 'graphql';
import { describe, expect, it } from 'vitest';
import { compileRepresentation, identityOf } from '../../../src/gateway/execute/representation.ts';
import { readTypeTable } from '../../../src/gateway/execute/type-table.ts';

const types = readTypeTable(
  parse(`
    enum join__Graph { CREDIT @join__graph(name: "credit", url: "") }
    interface Party @join__type(graph: CREDIT, key: "id", isInterfaceObject: true) { id: ID }
    type Firm implements Party @join__type(graph: CREDIT, key: "id") { id: ID }
    type Person implements Party { id: ID }`),
);
const field = (name: string, selections?: RequiresSelection[]): RequiresSelection => ({
  kind: 'Field',
  name,
  ...(selections && { selections }),
});
const on = (typeCondition: string, ...selections: RequiresSelection[]): RequiresSelection => ({
  kind: 'InlineFragment',
  typeCondition,
  selections,
});
const compile = (
  requires: RequiresSelection[],
  rewrites: InputRewrite[] = [],
  typeConditions: string[] = [],
) =>
  compileRepresentation({
    subgraph: 'credit',
    requires,
    rewrites,
    types,
    typeConditions: new Set(typeConditions),
  });

describe('a representation', () => {
  it('is made for objects of the types that are required, and no others', () => {
    const represent = compile([on('Firm', field('__typename'), field('id'))]);
    expect(represent({ __typename: 'Firm', id: '1', name: 'n' })).toEqual({ __typename: 'Firm', id: '1' });
    expect(represent({ __typename: 'Person', id: '1' })).toBeUndefined();
    expect(represent({ id: '1' })).toBeUndefined();
  });

  it('takes fields from where the planner put them', () => {
    const aliased: RequiresSelection = { kind: 'Field', name: '_internal_qp_alias_0', alias: 'size' };
    const represent = compile([on('Firm', aliased, field('id'))]);
    expect(represent({ __typename: 'Firm', id: '1', size: 'other', _internal_qp_alias_0: 3 })).toEqual({
      __typename: 'Firm',
      id: '1',
      size: 3,
    });
  });

  it('holds fragments of the same object once, list items in their places', () => {
    const owners = field('owners', [
      on('Firm', field('id')),
      on('Party', field('name')),
      field('kin', [field('id')]),
    ]);
    const represent = compile([on('Firm', field('id'), owners, field('owners', [field('town')]))]);
    const owner = { __typename: 'Firm', id: 'o', name: 'n', town: 't', kin: [{ id: 'k', more: 1 }, null] };
    expect(represent({ __typename: 'Firm', id: '1', owners: [null, owner] })).toEqual({
      __typename: 'Firm',
      id: '1',
      owners: [null, { __typename: 'Firm', id: 'o', name: 'n', town: 't', kin: [{ id: 'k' }, null] }],
    });
  });

  it('names the interface to the subgraph of an @interfaceObject, for all types that the caller asks about', () => {
    const rewrite: InputRewrite = {
      ValueSetter: { path: [{ TypenameEquals: ['Party'] }, { Key: '__typename' }], setValueTo: 'Party' },
    };
    const represent = compile([on('Firm', field('id'))], [rewrite], ['Firm', 'Person']);
    expect(represent({ __typename: 'Firm', id: '1' })).toEqual({ __typename: 'Party', id: '1' });
    expect(represent({ __typename: 'Person', id: '2' })).toEqual({ __typename: 'Party', id: '2' });
    const narrow = compile([on('Firm', field('id'))], [rewrite], ['Firm']);
    expect(narrow({ __typename: 'Person', id: '2' })).toBeUndefined();
  });

  it('is told from others by all that it says', () => {
    const distinct = [
      { __typename: 'Firm', id: '1' },
      { __typename: 'Firm', id: 1 },
      { __typename: 'Firm', no: '1' },
      { __typename: 'Person', id: '1' },
      { __typename: 'Firm', id: '1', no: '1' },
      { __typename: 'Firm', id: null },
      { __typename: 'Firm', id: { town: '1' } },
    ];
    expect(new Set(distinct.map(identityOf)).size).toBe(distinct.length);
    expect(identityOf({ __typename: 'Firm', id: { town: '1' } })).toBe(
      identityOf({ __typename: 'Firm', id: { town: '1' } }),
    );
  });
});
