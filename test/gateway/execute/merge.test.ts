import { parse } from 'graphql';
import { describe, expect, it } from 'vitest';
import { mergeObject } from '../../../src/gateway/execute/merge.ts';
import { readShape } from '../../../src/gateway/execute/response-shape.ts';
import { Row } from '../../../src/gateway/execute/row.ts';
import { readTypeTable } from '../../../src/gateway/execute/type-table.ts';

const types = readTypeTable(
  parse(
    'interface Medium { id: ID } type Book implements Medium { id: ID } type Film implements Medium { id: ID }',
  ),
);

const KEY = { Key: '_internal_qp_alias_0' };

function merged(query: string, ...responses: Record<string, unknown>[]): unknown {
  const { root } = readShape(parse(query), { types, rewrites: [] });
  return mergedBy(root, responses);
}

function mergedBy(shape: Parameters<typeof mergeObject>[0], responses: Record<string, unknown>[]): unknown {
  const target = new Row();
  for (const response of responses) {
    mergeObject(shape, target, response, { abstract: types.abstract, malformed: false });
  }
  return target;
}

describe('merging', () => {
  it('keeps what one subgraph knows where another has null or nothing', () => {
    expect(merged('{ a b c }', { a: 1, b: 2 }, { a: null, c: null })).toEqual({ a: 1, b: 2, c: null });
    expect(merged('{ o { x y } }', { o: { x: 1 } }, { o: null }, { o: { y: 2 } })).toEqual({
      o: { x: 1, y: 2 },
    });
  });

  it('takes a value in place of a null', () => {
    expect(merged('{ a o { x } }', { a: null, o: null }, { a: 1, o: { x: 2 } })).toEqual({
      a: 1,
      o: { x: 2 },
    });
  });

  it('merges lists item by item', () => {
    expect(merged('{ l { x y } }', { l: [{ x: 1 }, null, { x: 3 }] }, { l: [{ y: 1 }, { y: 2 }] })).toEqual({
      l: [{ x: 1, y: 1 }, { y: 2 }, { x: 3 }],
    });
  });

  it('keeps a concrete type where an @interfaceObject names the interface, and takes it in its place', () => {
    const query = '{ m { __typename } }';
    const concrete = { m: { __typename: 'Book' } };
    const vague = { m: { __typename: 'Medium' } };
    expect(merged(query, concrete, vague)).toEqual(concrete);
    expect(merged(query, vague, concrete)).toEqual(concrete);
  });

  it('passes leaves on as they are, objects of custom scalars too', () => {
    const json = { any: ['thing', { __proto__: null }] };
    const result = merged('{ json }', { json }) as { json: unknown };
    expect(result.json).toBe(json);
  });

  it('renames the keys that the planner asked for under other names', () => {
    const { root } = readShape(
      parse('{ us { __typename ... on Book { n } ... on Film { _internal_qp_alias_0: n } } }'),
      {
        types,
        rewrites: [
          {
            rewrites: [
              { KeyRenamer: { path: [{ Key: 'us' }, { TypenameEquals: ['Film'] }, KEY], renameKeyTo: 'n' } },
            ],
          },
        ],
      },
    );
    const us = [
      { __typename: 'Book', n: 1 },
      { __typename: 'Film', _internal_qp_alias_0: 2 },
    ];
    expect(mergedBy(root, [{ us }])).toEqual({
      us: [
        { __typename: 'Book', n: 1 },
        { __typename: 'Film', n: 2 },
      ],
    });
  });

  it('renames by type where types need different names', () => {
    const rename = (type: string, renameKeyTo: string) => ({
      KeyRenamer: { path: [{ Key: 'u' }, { TypenameEquals: [type] }, KEY], renameKeyTo },
    });
    const { root } = readShape(parse('{ u { __typename _internal_qp_alias_0: n } }'), {
      types,
      rewrites: [{ rewrites: [rename('Book', 'b'), rename('Film', 'f')] }],
    });
    const film = { u: { __typename: 'Film', _internal_qp_alias_0: 2 } };
    expect(mergedBy(root, [film])).toEqual({ u: { __typename: 'Film', f: 2 } });
  });

  it('sets the constants that the planner asks for', () => {
    const { root } = readShape(parse('{ m { kind } }'), {
      types,
      rewrites: [{ rewrites: [{ ValueSetter: { path: [{ Key: 'm' }, { Key: 'kind' }], setValueTo: 'K' } }] }],
    });
    expect(mergedBy(root, [{ m: { kind: 'x' } }])).toEqual({ m: { kind: 'K' } });
  });
});
