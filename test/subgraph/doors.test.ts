import { makeExecutableSchema } from '@graphql-tools/schema';
import { type ExecutionResult, GraphQLObjectType, graphql } from 'graphql';
import { describe, expect, it } from 'vitest';
import { HubError } from '../../src/errors.ts';
import type { Outcome } from '../../src/permission/verdict.ts';
import { guardDoors } from '../../src/subgraph/doors.ts';
import { subjectView } from '../../src/views/subject/view.ts';

const entered: string[] = [];
const enter = (name: string) => () => {
  entered.push(name);
  return { title: name };
};
const schema = guardDoors(
  makeExecutableSchema({
    typeDefs: `
      type Query { open: Post closed: Post broken: Post _entities: [Post] }
      type Mutation { write: Post }
      type Post { title: String }`,
    resolvers: {
      Query: {
        open: enter('open'),
        closed: enter('closed'),
        broken: () => {
          throw new HubError('CURSOR_INVALID');
        },
        _entities: () => [enter('_entities')()],
      },
      Mutation: { write: enter('write') },
    },
  }),
);

function ask(source: string, outcomes: Record<string, Outcome>): Promise<ExecutionResult> {
  entered.length = 0;
  const verdict = (coordinate: string) => {
    const outcome = outcomes[coordinate];
    return outcome === undefined ? null : { outcome, rule: 'test' };
  };
  return graphql({ schema, source, contextValue: { scope: { decision: { verdict } } } });
}

describe('the doors of a view', () => {
  it.each<[string, Outcome | null]>([
    ['is denied', 'DENIED'],
    ['is hidden', 'HIDDEN'],
    ['was never decided on', null],
  ])('stay shut for a root field that %s, even where a gateway asks for it', async (_what, outcome) => {
    const { data, errors } = await ask('{ open { title } closed { title } }', {
      'Query.open': 'FULL',
      ...(outcome && { 'Query.closed': outcome }),
    });
    expect(data).toEqual({ open: { title: 'open' }, closed: null });
    expect(entered).toEqual(['open']);
    expect(errors).toHaveLength(1);
    expect(errors?.[0]?.originalError).toMatchObject({ code: 'FIELD_NOT_SHARED' });
  });

  it('stay shut for a mutation as for a query, and under an alias', async () => {
    expect((await ask('mutation { open: write { title } }', { 'Query.open': 'FULL' })).data).toEqual({
      open: null,
    });
    expect((await ask('{ open: closed { title } }', { 'Query.open': 'FULL' })).data).toEqual({ open: null });
    expect(entered).toEqual([]);
  });

  it('are asked anew by every caller', async () => {
    const allowed = { 'Query.open': 'FULL' } as const;
    expect((await ask('{ open { title } }', allowed)).errors).toBeUndefined();
    expect((await ask('{ open { title } }', {})).errors).toHaveLength(1);
    expect((await ask('{ open { title } }', allowed)).errors).toBeUndefined();
  });

  it('let the gateway ask for entities: what it asks of them it has decided on', async () => {
    expect((await ask('{ _entities { title } }', {})).data).toEqual({ _entities: [{ title: '_entities' }] });
  });

  it('let the errors of what is behind them through', async () => {
    const { errors } = await ask('{ broken { title } }', { 'Query.broken': 'FULL' });
    expect(errors?.[0]?.originalError).toMatchObject({ code: 'CURSOR_INVALID' });
  });

  it('are at the root alone: a field has a resolver only where it finds something, or may show a part or some records', () => {
    const { schema: view } = subjectView();
    const roots: unknown[] = [view.getQueryType(), view.getMutationType()];
    const resolved = Object.values(view.getTypeMap()).flatMap((type) =>
      type instanceof GraphQLObjectType && !type.name.startsWith('_') && !roots.includes(type)
        ? Object.values(type.getFields())
            .filter((field) => field.resolve !== undefined)
            .map((field) => `${type.name}.${field.name}`)
        : [],
    );
    expect(resolved.sort()).toEqual([
      'Directory.memberCount',
      'Directory.owner',
      'Subject.contactAddress',
      'Subject.directories',
      'Subject.legalRepresentative',
      'Subject.legalRepresentativeIdNumber',
      'Subject.phone',
      'Subject.predecessors',
      'Subject.registrationAuthority',
      'Subject.source',
      'Subject.successor',
      'SubjectConnection.totalCount',
    ]);
  });
});
