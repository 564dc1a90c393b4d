import { describe, expect, it } from 'vitest';
import { checkTogether } from '../../src/subgraph/check-together.ts';
import { creditView } from '../../src/views/credit/view.ts';
import { subjectView } from '../../src/views/subject/view.ts';

/** Checks views that are given by what matters of their SDL. */
const check = (...sdls: string[]) => checkTogether(sdls.map((sdl, at) => ({ name: `view${at + 1}`, sdl })));

const OWNED = '@owner(steward: "tax", records: STEWARD)';
const OPEN = '@share(class: OPEN)';
const MEMBERS = '@share(class: UNCONDITIONAL)';
const GRANTED = '@share(class: CONDITIONAL, basis: "PIPL")';
const WITHHELD = '@share(class: WITHHELD, basis: "PIPL")';

describe('views that share a coordinate', () => {
  it('fit when they say the same, and a stub says nothing of what is not its own', () => {
    check(
      `type Query { a: A ${OPEN} } type A @key(fields: "id") ${OWNED} { id: ID! name: String ${GRANTED} }`,
      `type Query { b: Int ${OPEN} } type A @key(fields: "id") { id: ID! more: Int ${MEMBERS} }`,
      `type Query { c: A ${OPEN} } type A @key(fields: "id", resolvable: false) { id: ID! }`,
    );
  });

  it.each([
    ['another class', `name: String ${MEMBERS}`],
    ['another mask', 'name: String @share(class: CONDITIONAL, mask: PERSON_NAME, basis: "PIPL")'],
    ['another legal basis', 'name: String @share(class: CONDITIONAL, basis: "SECRETS")'],
    ['nothing', 'name: String'],
  ])('do not fit when one of them declares %s', (_what, field) => {
    const own = `type Query { a: A ${OPEN} } type A @key(fields: "id") ${OWNED} { id: ID! name: String ${GRANTED} }`;
    for (const views of [
      [0, 1],
      [1, 0],
    ]) {
      const sdls = [own, `type A @key(fields: "id") { id: ID! ${field} }`];
      expect(() => check(...views.map((at) => sdls[at] as string))).toThrow(
        /A\.name is shared as .* and as /,
      );
    }
  });

  it('do not fit when they name two owners of a type', () => {
    expect(() =>
      check(
        `type A ${OWNED} { b: Int ${OPEN} }`,
        `type A @owner(steward: "fire", records: STEWARD) { c: Int ${OPEN} }`,
      ),
    ).toThrow('A has the owner tax, records STEWARD (view1) and as fire, records STEWARD (view2).');
  });

  it('do not fit when they say differently which field a filter reads', () => {
    const filter = (used: string) => `input F { part: String ${used} } type A { b(f: F): Int }`;
    expect(() => check(filter('@uses(field: "A.b")'), filter(''))).toThrow('F.part uses');
  });
});

describe('a field that is worked out from others', () => {
  const graph = (required: string, fields = 'phone') =>
    check(
      `type Query { a: A ${OPEN} } type B { size: Int ${required} } type A @key(fields: "id") ${OWNED} { id: ID! phone: String ${required} b: B ${OPEN} }`.replace(
        'type B',
        `type B ${OWNED}`,
      ),
      `type A @key(fields: "id") { id: ID! hash: String @requires(fields: "${fields}") ${MEMBERS} }`,
    );

  it.each([GRANTED, WITHHELD])('is refused where one of them is shared as %s', (share) => {
    expect(() => graph(share)).toThrow('A.hash requires A.phone, which is not shared with everybody');
    expect(() => graph(share, 'id b { ... on B { size } }')).toThrow('A.hash requires B.size');
  });

  it.each([OPEN, MEMBERS])('is fine where they are shared as %s', (share) => {
    expect(() => graph(share)).not.toThrow();
  });
});

describe('a field that a view adds to another view’s type', () => {
  const owner = `type Query { a: A ${OPEN} } type A @key(fields: "id") ${OWNED} { id: ID! }`;

  it.each([GRANTED, WITHHELD])(
    'cannot be %s: the decision would take the owner of the type for its own',
    (share) => {
      expect(() => check(owner, `type A @key(fields: "id") { id: ID! secret: String ${share} }`)).toThrow(
        'A.secret is added by view2, which does not own the type',
      );
    },
  );

  it('may be what every department may read', () => {
    check(owner, `type A @key(fields: "id") { id: ID! open: String ${OPEN} members: String ${MEMBERS} }`);
  });
});

describe('what a filter says it reads', () => {
  const filter = (used: string) =>
    `type Query { a(f: F): Page ${OPEN} } type Page { total: Int } type A @key(fields: "id") ${OWNED} { id: ID! name: String ${WITHHELD} }
     input F { name: String @uses(field: "${used}") }`;

  it('must be there, or the filter would be anybody’s', () => {
    check(filter('A.name'));
    check(filter('A.id'));
    expect(() => check(filter('A.nmae'))).toThrow('F.name uses A.nmae, which is not there.');
    expect(() => check(filter('Page.total'))).toThrow(
      'F.name uses Page.total, which declares no sharing of its own.',
    );
  });

  it('may stand in another view', () => {
    check(
      `type A @key(fields: "id") ${OWNED} { id: ID! name: String ${WITHHELD} }`,
      `type Query { b(name: String @uses(field: "A.name")): Int ${OPEN} }`,
    );
  });
});

describe('a field that is never null', () => {
  const graph = (root: string, field: string, owned = OWNED) =>
    `type Query { a: Page ${root} } type Page { nodes: [A!]! } type A ${owned} { ${field} }`;

  it('may be anybody’s who can reach it: keys, wrappers, and what is as open as every way to it', () => {
    check(graph(OPEN, `b: Int! ${OPEN}`));
    check(graph(MEMBERS, `b: Int! ${MEMBERS} c: Int! ${OPEN}`));
    check(graph(GRANTED, `b: Int! ${MEMBERS}`));
    check(`type Query { a: A ${OPEN} } type A @key(fields: "id") ${OWNED} { id: ID! }`);
    check(graph(WITHHELD, `b: Int! ${GRANTED}`));
  });

  it.each([
    ['OPEN', 'UNCONDITIONAL', OPEN, MEMBERS],
    ['OPEN', 'CONDITIONAL', OPEN, GRANTED],
    ['UNCONDITIONAL', 'CONDITIONAL', MEMBERS, GRANTED],
    ['UNCONDITIONAL', 'WITHHELD', MEMBERS, WITHHELD],
    // A grant is for one field: who has it for the first may not have it for the second.
    ['CONDITIONAL', 'CONDITIONAL', GRANTED, GRANTED],
  ])('is refused behind %s when it is %s', (_way, _class, root, share) => {
    expect(() => check(graph(root, `b: Int! ${share}`))).toThrow(
      /A\.b is non-null, and .* may reach A and be denied it\./,
    );
  });

  it('is refused when the weakest way to its type is weaker than it, be it the longest', () => {
    expect(() =>
      check(`
        type Query { strict: A ${MEMBERS} page: Page ${OPEN} }
        type Page { items: [Item!]! }
        type Item @key(fields: "id") ${OWNED} { id: ID! owner: Person ${OPEN} }
        type Person ${OWNED} { works: A ${OPEN} }
        type A ${OWNED} { b: Int! ${MEMBERS} }`),
    ).toThrow('A.b is non-null, and an anonymous caller may reach A and be denied it.');
  });

  it('is refused when the weaker way leads through another view, a union or a mutation', () => {
    const a = `type Query { strict: A ${MEMBERS} } type A @key(fields: "id") ${OWNED} { id: ID! b: Int! ${MEMBERS} }`;
    const stub = 'type A @key(fields: "id", resolvable: false) { id: ID! }';
    check(a);
    for (const way of [
      `type Query { other: A ${OPEN} } ${stub}`,
      `type Query { found: Found ${OPEN} } union Found = A ${stub}`,
      `type Mutation { change: Changed ${OPEN} } type Changed { a: A } ${stub}`,
    ]) {
      expect(() => check(a, way)).toThrow('A.b is non-null');
    }
  });

  it('is refused where the operator gets past what only members may have', () => {
    const owned = '@owner(steward: "hub", records: STEWARD)';
    expect(() =>
      check(`type Query { a: A ${OPEN} } type A ${owned} { health: Health ${WITHHELD} }
        type Health ${OWNED} { backlog: Int! ${MEMBERS} }`),
    ).toThrow('Health.backlog is non-null, and the operator may reach Health');
  });

  it('counts as one that may be null where any view says so', () => {
    check(
      `type Query { a: A ${OPEN} } type A @key(fields: "id") ${OWNED} { id: ID! b: Int! @shareable ${MEMBERS} }`,
      `type A @key(fields: "id") { id: ID! b: Int @shareable ${MEMBERS} }`,
    );
  });

  it('of records that belong to their sources is refused behind what only some of them hold', () => {
    const sources = '@owner(steward: "tax", records: SOURCE)';
    expect(() =>
      check(
        graph(MEMBERS, `detail: Detail ${WITHHELD} c: Int ${OPEN}`, sources) +
          `type Detail ${OWNED} { d: Int! ${WITHHELD} }`,
      ),
    ).toThrow('Detail.d is non-null');
  });
});

it('the views of the hub fit together', () => {
  checkTogether([subjectView(), creditView()]);
});
