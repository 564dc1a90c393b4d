import fc from 'fast-check';
import {
  buildSchema,
  execute,
  GraphQLInputObjectType,
  type GraphQLInputType,
  type GraphQLResolveInfo,
  type GraphQLSchema,
  getNamedType,
  parse,
  type ResponsePath,
  TypeInfo,
  visit,
  visitWithTypeInfo,
} from 'graphql';
import { expect, it } from 'vitest';
import type { Decision } from '../../src/permission/decide.ts';
import { asking } from '../kit/asking.ts';
import type { Thing } from './execute/federation.ts';
import { resolveField } from './execute/local-subgraph.ts';
import { randomOperation } from './execute/random-operation.ts';
import { askSample, MEMBER, OPERATOR, STEWARD, sampleSources, sampleTruth } from './sample-graph.ts';

// 60 a caller in the normal run; GATEWAY_CASES=5000 for a long one, GATEWAY_SEED to repeat one.
const numRuns = Number(process.env.GATEWAY_CASES ?? 60);
const seed = process.env.GATEWAY_SEED === undefined ? {} : { seed: Number(process.env.GATEWAY_SEED) };

const sample = askSample();
const { gateway } = sample;
const { publicSchema } = gateway.supergraph;

interface Truthful {
  readonly data: unknown;
  /** Where a row had a value that the caller may not see: `subjects.nodes.*.phone`. */
  readonly denied: ReadonlySet<string>;
  readonly coordinates: ReadonlyMap<string, string>;
  /** The keys of all subjects that the answer speaks of. */
  readonly subjects: ReadonlySet<string>;
}

/** The answer by a way that shares nothing with the gateway’s: one schema, and a question at every field. */
async function oracle(
  query: string,
  variables: Record<string, unknown>,
  decision: Decision,
): Promise<Truthful> {
  const denied = new Set<string>();
  const coordinates = new Map<string, string>();
  const subjects = new Set<string>();
  const { Query } = sampleTruth();
  const result = await execute({
    schema: publicSchema,
    document: parse(query),
    rootValue: Query,
    variableValues: variables,
    fieldResolver: (source, args, context, info: GraphQLResolveInfo) => {
      const coordinate = `${info.parentType.name}.${info.fieldName}`;
      const outcome = decision.verdict(coordinate)?.outcome ?? 'FULL';
      coordinates.set(coordinate, outcome);
      const isUsed = (used: string) => (decision.verdict(used)?.outcome ?? 'FULL') === 'FULL';
      if (outcome !== 'FULL' || !readByArguments(args, info).every(isUsed)) {
        denied.add(placeOf(info.path));
        return null;
      }
      const value = resolveField(source, args, context, info);
      for (const thing of [value].flat() as (Thing | null)[]) {
        if (thing?.__typename === 'Subject') subjects.add(String(thing.uscc));
      }
      return value;
    },
  });
  expect(result.errors).toBeUndefined();
  return { data: result.data, denied, coordinates, subjects };
}

/** The fields that the arguments of a selection read, those inside of input objects too. */
function readByArguments(args: Record<string, unknown>, info: GraphQLResolveInfo): string[] {
  const definition = info.parentType.getFields()[info.fieldName];
  const read: string[] = [];
  const note = (input: string) => read.push(gateway.table.uses.get(input) ?? '');
  const look = (type: GraphQLInputType, value: unknown): void => {
    const named = getNamedType(type);
    if (!(named instanceof GraphQLInputObjectType) || typeof value !== 'object' || value === null) return;
    for (const [name, inner] of Object.entries(value)) {
      note(`${named.name}.${name}`);
      look(named.getFields()[name]?.type as GraphQLInputType, inner);
    }
  };
  for (const { name } of info.fieldNodes[0]?.arguments ?? []) {
    note(`${info.parentType.name}.${info.fieldName}(${name.value}:)`);
    const type = definition?.args.find((argument) => argument.name === name.value)?.type;
    look(type as GraphQLInputType, args[name.value]);
  }
  return read.filter(Boolean);
}

const placeOf = ({ prev, key }: ResponsePath): string =>
  `${prev === undefined ? '' : `${placeOf(prev)}.`}${typeof key === 'number' ? '*' : key}`;

const subgraphSchemas = new Map(
  sampleSources.map(({ name, sdl }): [string, GraphQLSchema] => [
    name,
    buildSchema(sdl, { assumeValidSDL: true }),
  ]),
);

/** Every field that the subgraphs were asked for. */
function askedFields(): Set<string> {
  const fields = new Set<string>();
  for (const { subgraph, document } of sample.requests) {
    const types = new TypeInfo(subgraphSchemas.get(subgraph) as GraphQLSchema);
    visit(
      document,
      visitWithTypeInfo(types, {
        Field: ({ name }) => {
          fields.add(`${types.getParentType()?.name}.${name.value}`);
        },
      }),
    );
  }
  return fields;
}

it.each([
  ['nobody in particular', null],
  ['a member', MEMBER],
  ['the steward', STEWARD],
  ['the operator', OPERATOR],
])(
  'answers %s what a question at every field would, asks for nothing else, and accounts for it',
  async (_who, as) => {
    const decision = gateway.decide(asking(as));
    await fc.assert(
      fc.asyncProperty(randomOperation(gateway.schemaOf(decision)), async ({ query, variables }) => {
        const expected = await oracle(query, variables, decision);
        const { data, errors } = await sample.ask(query, { as, variables });
        expect(JSON.stringify(data, null, 1)).toBe(JSON.stringify(expected.data, null, 1));

        const told = errors.map(({ extensions }) => String(extensions?.at));
        expect(new Set(told).size).toBe(told.length);
        for (const place of expected.denied) expect(told).toContain(place);
        for (const { extensions, path } of errors) {
          expect(extensions?.code).toBe('FIELD_NOT_SHARED');
          expect(path).toBeUndefined();
          expect(decision.verdict(String(extensions?.coordinate))?.outcome).toBe('DENIED');
        }

        for (const field of askedFields()) {
          expect(decision.verdict(field)?.outcome ?? 'FULL', `a subgraph was asked for ${field}`).toBe(
            'FULL',
          );
        }

        const [event] = sample.audited;
        expect(sample.audited).toHaveLength(1);
        expect(new Set(event?.subjects)).toEqual(expected.subjects);
        expect(event?.coordinates).toMatchObject(Object.fromEntries(expected.coordinates));
        expect(event?.outcome).toBe(errors.length > 0 ? 'PARTIAL' : 'ANSWERED');
      }),
      { numRuns, ...seed },
    );
  },
  600_000,
);
