import fc from 'fast-check';
import {
  type GraphQLInterfaceType,
  type GraphQLObjectType,
  isInterfaceType,
  printSchema,
  validateSchema,
} from 'graphql';
import { describe, expect, it } from 'vitest';
import { openGateway } from '../../src/gateway/gateway.ts';
import { composeSupergraph, loadSupergraph } from '../../src/gateway/supergraph.ts';
import { CLASSES_ALONE } from '../../src/permission/policy.ts';
import { SHARE_CLASSES, type ShareClass } from '../../src/permission/share.ts';
import { AT, askGateway } from '../kit/ask-gateway.ts';
import { asking } from '../kit/asking.ts';
import { DECLARED } from './declared-sdl.ts';
import { answerLocally, subgraphSchema } from './execute/local-subgraph.ts';

const MEMBER = 'education';
const OPERATOR = 'hub';
const OWNER = 'fire';
const CALLERS = [null, MEMBER, OPERATOR, OWNER];

const FIRM = { __typename: 'Firm', id: '1', note: 'FIRM NOTE', secret: 'S' };
const SHOP = { __typename: 'Shop', id: '2', note: 'SHOP NOTE' };

function asked(sdl: string, shareDefault: ShareClass, ...directives: string[]) {
  const composed = directives.map(
    (name) =>
      `@link(url: "https://example.cn/access/v1.0", import: ["${name}"]) @composeDirective(name: "${name}")`,
  );
  const source = `${DECLARED.replace('\ndirective', ` ${composed.join(' ')}\ndirective`)}${sdl}`;
  const seat = {
    name: 'one',
    schema: subgraphSchema(source),
    data: { Query: { nodes: [FIRM, SHOP], firm: FIRM } },
    lookup: undefined,
  };
  return askGateway({
    sources: [{ name: 'one', sdl: source }],
    subgraphs: [{ name: 'one', execute: (request) => answerLocally(request, seat) }],
    shareDefault,
  });
}

describe('a graph whose departments declare nothing', () => {
  const SDL = `type Query { nodes: [Node!] firm: Firm }
    interface Node { id: ID! note: String }
    type Firm implements Node { id: ID! note: String secret: String }
    type Shop implements Node { id: ID! note: String }`;

  it('is open to anybody where it is served so, interfaces too', async () => {
    const { ask } = asked(SDL, 'OPEN');
    const { data, errors } = await ask(
      '{ nodes { id note ... on Firm { secret } } __schema { queryType { name } } }',
      {
        as: null,
      },
    );
    expect(errors).toEqual([]);
    expect(data.nodes).toEqual([
      { id: '1', note: 'FIRM NOTE', secret: 'S' },
      { id: '2', note: 'SHOP NOTE' },
    ]);
  });

  it('is nothing to anybody where it is withheld: no field exists, and nothing is asked of anyone', async () => {
    const { ask, refusal, requests } = asked(SDL, 'WITHHELD');
    for (const as of [null, MEMBER, OPERATOR]) {
      for (const name of ['nodes', 'noSuchThing']) {
        const error = await refusal(`{ ${name} { id } }`, { as });
        expect(error.code).toBe('GRAPHQL_VALIDATION_FAILED');
        expect(error.message).toContain(`Cannot query field "${name}" on type "Query"`);
      }
      const told = await ask(
        '{ __typename __schema { types { name } queryType { name fields { name } } } }',
        { as },
      );
      expect(told.errors).toEqual([]);
      expect(told.data.__schema.queryType).toEqual({ name: 'Query', fields: [] });
      expect(JSON.stringify(told.data)).not.toMatch(/Firm|Node|Shop/);
    }
    expect(requests).toEqual([]);
  });

  it('is a member’s where it is shared unconditionally, and to nobody in particular as if it were not there', async () => {
    const { ask, refusal } = asked(SDL, 'UNCONDITIONAL');
    expect((await ask('{ firm { note } }', { as: MEMBER })).data).toEqual({ firm: { note: 'FIRM NOTE' } });
    expect((await refusal('{ firm { note } }', { as: null })).code).toBe('GRAPHQL_VALIDATION_FAILED');
  });
});

describe('a graph that means something else by the name of a type of the hub', () => {
  it('is not asked for what that type has here', async () => {
    const { ask, requests } = asked('type Query { firm: Subject } type Subject { id: ID! }', 'OPEN');
    expect((await ask('{ firm { id } }', { as: null })).data).toEqual({ firm: { id: '1' } });
    expect(requests[0]?.operationText).not.toContain('uscc');
  });
});

describe('a directive that callers may write', () => {
  it('keeps its arguments, though no field leads to their types', async () => {
    const { ask } = asked(
      'directive @access(scope: Scope! = PUBLIC) on FIELD enum Scope { PUBLIC PRIVATE } type Query { firm: Firm } type Firm { id: ID! }',
      'OPEN',
      '@access',
    );
    for (const query of ['{ firm @access { id } }', '{ firm @access(scope: PRIVATE) { id } }']) {
      expect((await ask(query, { as: null })).data).toEqual({ firm: { id: '1' } });
    }
  });
});

describe('a field of an interface', () => {
  const SDL = `type Query { nodes: [Node!] }
    interface Node { id: ID! note: String }
    type Firm implements Node { id: ID! note: String secret: String }
    type Shop implements Node { id: ID! note: String @share(class: CONDITIONAL) }`;

  it('is denied where one that it may be answered by is, and the others stay open by their own name', async () => {
    const { ask } = asked(SDL, 'OPEN');
    const denied = await ask('{ nodes { id note } }', { as: MEMBER });
    expect(denied.data.nodes).toEqual([
      { id: '1', note: null },
      { id: '2', note: null },
    ]);
    expect(denied.errors).toMatchObject([
      { extensions: { code: 'FIELD_NOT_SHARED', coordinate: 'Node.note', shareClass: 'CONDITIONAL' } },
    ]);
    const byName = await ask('{ nodes { id ... on Firm { note } } }', { as: MEMBER });
    expect(byName.errors).toEqual([]);
    expect(byName.data.nodes).toEqual([{ id: '1', note: 'FIRM NOTE' }, { id: '2' }]);
  });

  it('never brings what is denied along under the name of what is not', async () => {
    const { ask } = asked(SDL, 'OPEN');
    for (const query of [
      '{ nodes { note ... on Firm { note } } }',
      '{ nodes { ... on Firm { note } note } }',
      '{ nodes { ... on Firm { x: note } ... on Shop { x: note } y: note } }',
    ]) {
      const { data } = await ask(query, { as: MEMBER });
      expect(JSON.stringify(data)).not.toContain('SHOP NOTE');
    }
  });

  it('is hidden where one that it may be answered by is', async () => {
    const { ask, refusal } = asked(SDL, 'OPEN');
    expect((await refusal('{ nodes { note } }', { as: null })).code).toBe('GRAPHQL_VALIDATION_FAILED');
    expect((await ask('{ nodes { ... on Firm { note } } }', { as: null })).data.nodes[0]).toEqual({
      note: 'FIRM NOTE',
    });
    const { data } = await ask('{ __type(name: "Node") { fields { name } } }', { as: null });
    expect(data.__type.fields).toEqual([{ name: 'id' }]);
  });
});

/** Interfaces over interfaces, a union in place of a promised type, arguments that may not be used, owners. */
const COORDINATES = [
  ...['Query.nodes', 'Query.firm', 'Query.pet', 'Mutation.set'],
  ...['Node.id', 'Node.held', 'Node.find', 'Named.id', 'Named.held', 'Named.find', 'Named.name'],
  ...['Firm.id', 'Firm.held', 'Firm.find', 'Firm.name', 'Firm.grade'],
  ...['Shop.id', 'Shop.held', 'Shop.find', 'Cat.age', 'Dog.age', 'Empty.nothing'],
];

const graphOf = (classes: ReadonlyMap<string, ShareClass>) => {
  const of = (coordinate: string) =>
    classes.has(coordinate) ? `@share(class: ${classes.get(coordinate)})` : '';
  return `type Query { nodes: [Node!] ${of('Query.nodes')} firm: Firm ${of('Query.firm')} pet: Pet ${of('Query.pet')} }
    type Mutation { set: Shop ${of('Mutation.set')} }
    union Pet = Cat | Dog
    type Cat { age: Int ${of('Cat.age')} }
    type Dog { age: Int ${of('Dog.age')} }
    interface Empty { nothing: Int ${of('Empty.nothing')} }
    interface Node @owner(steward: "${OWNER}", records: STEWARD) {
      id: ID! ${of('Node.id')} held: Pet ${of('Node.held')} find(by: By): Int ${of('Node.find')}
    }
    interface Named implements Node {
      id: ID! ${of('Named.id')} held: Pet ${of('Named.held')} find(by: By): Int ${of('Named.find')}
      name: String ${of('Named.name')}
    }
    type Firm implements Node & Named @owner(steward: "${OWNER}", records: STEWARD) {
      id: ID! ${of('Firm.id')} held: Cat ${of('Firm.held')}
      find(by: By @uses(field: "Firm.grade")): Int ${of('Firm.find')}
      name: String ${of('Firm.name')} grade: Int ${of('Firm.grade')}
    }
    type Shop implements Node {
      id: ID! ${of('Shop.id')} held: Dog ${of('Shop.held')} find(by: By, more: Int = 1): Int ${of('Shop.find')}
    }
    input By { grade: Int @uses(field: "Firm.grade") plain: Int }`;
};

const shareClass = fc.constantFrom(...SHARE_CLASSES);
const classes = fc
  .array(fc.tuple(fc.constantFrom(...COORDINATES), shareClass), { maxLength: COORDINATES.length })
  .map((declared) => new Map(declared));

describe('whatever is declared, and whatever is served for the rest', () => {
  const schemasOf = (declared: ReadonlyMap<string, ShareClass>, shareDefault: ShareClass) => {
    const sdl = `${DECLARED}${graphOf(declared)}`;
    const gateway = openGateway({
      supergraph: loadSupergraph(composeSupergraph([{ name: 'one', sdl }])),
      subgraphs: [],
      policy: () => ({ ...CLASSES_ALONE, version: 'p1' }),
      audit: { append: () => Promise.reject(new Error('not asked')) },
      clock: () => AT,
      shareDefault,
    });
    return CALLERS.map((department) => {
      const decision = gateway.decide(asking(department));
      return { department, decision, schema: gateway.schemaOf(decision) };
    });
  };
  const outcomeOf = (coordinate: string, decision: ReturnType<typeof schemasOf>[number]['decision']) =>
    decision.verdict(coordinate)?.outcome;

  it('every caller has a schema that GraphQL takes, without what is hidden from it', () => {
    fc.assert(
      fc.property(classes, shareClass, (declared, shareDefault) => {
        for (const { decision, schema } of schemasOf(declared, shareDefault)) {
          expect(validateSchema(schema)).toEqual([]);
          const types = Object.values(schema.getTypeMap()) as (GraphQLObjectType | GraphQLInterfaceType)[];
          for (const type of types.filter(({ name }) =>
            COORDINATES.some((one) => one.startsWith(`${name}.`)),
          )) {
            for (const field of Object.keys(type.getFields())) {
              expect(outcomeOf(`${type.name}.${field}`, decision)).not.toBe('HIDDEN');
            }
          }
        }
      }),
      { numRuns: 60 },
    );
  });

  it('an interface gives nobody more of a field than each type that may answer for it', () => {
    const rank = ['FULL', 'DENIED', 'HIDDEN', undefined];
    fc.assert(
      fc.property(classes, shareClass, (declared, shareDefault) => {
        for (const { decision, schema } of schemasOf(declared, shareDefault)) {
          for (const type of Object.values(schema.getTypeMap()).filter(isInterfaceType)) {
            const { objects } = schema.getImplementations(type);
            for (const { name: field, args } of Object.values(type.getFields())) {
              const own = rank.indexOf(outcomeOf(`${type.name}.${field}`, decision));
              for (const object of objects) {
                expect(rank.indexOf(outcomeOf(`${object.name}.${field}`, decision))).toBeLessThanOrEqual(own);
                const promised = args.map(({ name }) => name);
                expect(object.getFields()[field]?.args.map(({ name }) => name)).toEqual(
                  expect.arrayContaining(promised),
                );
              }
            }
          }
        }
      }),
      { numRuns: 60 },
    );
  });

  it('all that is open is the whole graph', () => {
    const [anybody] = schemasOf(new Map(), 'OPEN');
    const text = printSchema(anybody?.schema as never);
    for (const name of [
      'interface Node',
      'interface Named implements Node',
      'union Pet',
      'find(by: By, more: Int',
    ]) {
      expect(text).toContain(name);
    }
  });
});
