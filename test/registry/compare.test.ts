import { describe, expect, it } from 'vitest';
import { compareGraphs } from '../../src/registry/compare.ts';
import { loadGraph } from '../../src/registry/graph.ts';
import { type Permits, permits, TRADERS } from './sample-views.ts';

const DEPARTMENTS = ['education', 'fire', 'administrative-approval'];
const graph = (options?: Permits) =>
  loadGraph([
    { name: 'traders', sdl: TRADERS },
    { name: 'permits', sdl: permits(options), url: 'http://localhost/graphql' },
  ]);
const served = graph();
const changedTo = (options: Permits) => compareGraphs(served, graph(options), DEPARTMENTS);

const KIND = 'kind: String @share(class: OPEN)';
const VALID_TO = 'validTo: String @share(class: UNCONDITIONAL)';

describe('what a new SDL would change', () => {
  it('is nothing where it says the same', () => {
    expect(changedTo({})).toEqual({ breaking: [], dangerous: [], losses: [] });
  });

  it('is nothing that breaks where it only adds', () => {
    const more = `${KIND} ${VALID_TO} holder: String @share(class: OPEN)`;
    expect(changedTo({ fields: more })).toEqual({ breaking: [], dangerous: [], losses: [] });
  });

  it('names a removed field, and everybody who could see it', () => {
    expect(changedTo({ fields: KIND })).toEqual({
      breaking: ['Permit.validTo was removed.'],
      dangerous: [],
      losses: [{ coordinate: 'Permit.validTo', what: 'is removed', departments: DEPARTMENTS }],
    });
    expect(changedTo({ fields: VALID_TO }).losses).toEqual([
      { coordinate: 'Permit.kind', what: 'is removed', departments: ['anyone', ...DEPARTMENTS] },
    ]);
  });

  it('names a field that is shared less, and for whom: not for its own department', () => {
    const closed = `${KIND} validTo: String @share(class: CONDITIONAL, basis: "Decree 809 Art. 15")`;
    expect(changedTo({ fields: closed })).toEqual({
      breaking: [],
      dangerous: [],
      losses: [
        {
          coordinate: 'Permit.validTo',
          what: 'changes from UNCONDITIONAL to CONDITIONAL',
          departments: ['education', 'fire'],
        },
      ],
    });
    const members = `kind: String @share(class: UNCONDITIONAL) ${VALID_TO}`;
    expect(changedTo({ fields: members }).losses).toEqual([
      { coordinate: 'Permit.kind', what: 'changes from OPEN to UNCONDITIONAL', departments: ['anyone'] },
    ]);
  });

  it('takes no note of a field that is shared more', () => {
    const opened = `${KIND} validTo: String @share(class: OPEN)`;
    expect(changedTo({ fields: opened }).losses).toEqual([]);
  });

  it('names another type, another nullability and an argument that must be given', () => {
    expect(changedTo({ fields: `kind: Int @share(class: OPEN) ${VALID_TO}` }).breaking).toEqual([
      'Permit.kind changed type from String to Int.',
    ]);
    const before = graph({ fields: `kind: String! @share(class: OPEN) ${VALID_TO}` });
    expect(compareGraphs(before, served, DEPARTMENTS).breaking).toEqual([
      'Permit.kind changed type from String! to String.',
    ]);
    const more = 'permit(id: ID!, year: Int!): Permit @share(class: OPEN)';
    expect(changedTo({ query: more }).breaking).toEqual(['A required arg year on Query.permit was added.']);
  });
});
