import { parse } from 'graphql';
import { describe, expect, it } from 'vitest';
import type { Row } from '../../../src/gateway/execute/row.ts';
import type { DataPath } from '../../../src/gateway/execute/run.ts';
import {
  collectTargets,
  compileTargetPath,
  locateTargets,
} from '../../../src/gateway/execute/target-path.ts';
import { readTypeTable } from '../../../src/gateway/execute/type-table.ts';

const types = readTypeTable(
  parse(
    'interface Party { id: ID } type Firm implements Party { id: ID } type Person implements Party { id: ID } type Dog { id: ID }',
  ),
);
const firm = { __typename: 'Firm', seat: { town: 'a' } };
const person = { __typename: 'Person', seat: { town: 'b' } };
const dog = { __typename: 'Dog', seat: { town: 'c' } };
const untyped = { seat: [{ town: 'd' }, null] };
const root = { all: [[firm, null], [person, dog], null, [untyped]], one: firm } as unknown as Row;

function found(...path: Parameters<typeof compileTargetPath>[0]): { targets: Row[]; paths: string[] } {
  const compiled = compileTargetPath(path, types);
  const targets: Row[] = [];
  collectTargets(compiled, root, targets);
  const located = new Map<Row, DataPath>();
  locateTargets(compiled, root, located);
  expect([...located.keys()]).toEqual(targets);
  return { targets, paths: [...located.values()].map((steps) => steps.join('.')) };
}

describe('a target path', () => {
  it('enters lists of lists and skips nulls', () => {
    expect(found({ Field: 'all' }, '@').targets).toEqual([firm, person, dog, untyped]);
  });

  it('goes on only through objects of the types it names, and those whose type nobody asked for', () => {
    const through = found({ Field: 'all' }, '@', { TypeCondition: ['Party'] }, { Field: 'seat' });
    expect(through.targets).toEqual([{ town: 'a' }, { town: 'b' }, { town: 'd' }]);
    expect(through.paths).toEqual(['all.0.0.seat', 'all.1.0.seat', 'all.3.0.seat.0']);
    expect(found({ Field: 'all' }, { TypeCondition: ['Dog', 'Firm'] }).targets).toEqual([firm, dog, untyped]);
  });

  it('finds nothing where there is nothing', () => {
    expect(found({ Field: 'none' }, '@', { Field: 'seat' }).targets).toEqual([]);
  });

  it('says what its targets have in common', () => {
    const prefixOf = (...path: Parameters<typeof compileTargetPath>[0]) =>
      compileTargetPath(path, types).prefix;
    expect(prefixOf({ Field: 'one' }, { TypeCondition: ['Firm'] }, { Field: 'seat' })).toEqual([
      'one',
      'seat',
    ]);
    expect(prefixOf({ Field: 'all' }, '@', { Field: 'seat' })).toEqual(['all']);
  });
});
