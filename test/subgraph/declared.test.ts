import { buildSchema } from 'graphql';
import { describe, expect, it } from 'vitest';
import { checkDeclared } from '../../src/subgraph/declared.ts';

const DIRECTIVES = `
  directive @share(class: ShareClass!, mask: Mask, basis: String) on FIELD_DEFINITION
  directive @owner(steward: String!, records: RecordOwner!) on OBJECT
  directive @uses(field: String!) on ARGUMENT_DEFINITION | INPUT_FIELD_DEFINITION
  directive @key(fields: String!) on OBJECT
  enum ShareClass { OPEN UNCONDITIONAL CONDITIONAL WITHHELD }
  enum Mask { CITIZEN_ID PHONE PERSON_NAME ADDRESS DATE_YEAR FREE_TEXT NULL }
  enum RecordOwner { STEWARD SOURCE }
  scalar Date
  scalar Yuan
`;

const OWNED = '@owner(steward: "tax", records: STEWARD)';

const check = (sdl: string) => checkDeclared('sample', buildSchema(DIRECTIVES + sdl));

/** A view whose one type holds that field. */
const withField = (field: string) => () =>
  check(`type Query { post: Post @share(class: OPEN) } type Post ${OWNED} { ${field} }`);

describe('what a view must declare', () => {
  it('builds when everything says how it is shared, and wrappers say nothing', () => {
    check(`
      type Query { posts(filter: PostFilter, first: Int): PostConnection @share(class: UNCONDITIONAL) }
      type PostConnection { nodes: [Post!]! totalCount: Int }
      type Post @key(fields: "id") ${OWNED} {
        id: ID!
        title: String @share(class: OPEN)
        born: Date @share(class: CONDITIONAL, mask: DATE_YEAR, basis: "PIPL")
        names: [String!] @share(class: CONDITIONAL, mask: PERSON_NAME, basis: "PIPL")
        fine: Yuan @share(class: CONDITIONAL, mask: NULL, basis: "PIPL")
      }
      input PostFilter { title: String @uses(field: "Post.title") }
      type Mutation { post(input: NewPost!): Post @share(class: UNCONDITIONAL) }
      input NewPost { title: String }`);
  });

  it('a field of a type that holds data', () => {
    expect(withField('title: String')).toThrow('Post.title declares no @share.');
    expect(() =>
      check('type Query { a: A @share(class: OPEN) } type A @key(fields: "id") { id: ID! b: Int }'),
    ).toThrow('A.b declares no @share.');
  });

  it('a root field, of a query as of a mutation', () => {
    expect(() => check('type Query { post: String }')).toThrow('Query.post declares no @share.');
    expect(() => check('type Query { a: Int @share(class: OPEN) } type Mutation { b: Int }')).toThrow(
      'Mutation.b declares no @share.',
    );
  });

  it('nothing on a wrapper or a key, which inherit: a declaration there would not hold', () => {
    expect(() =>
      check(
        'type Query { a: Page @share(class: OPEN) } type Page { total: Int @share(class: WITHHELD, basis: "x") }',
      ),
    ).toThrow('Page.total inherits its sharing; it declares one.');
    expect(() =>
      check(
        `type Query { a: A @share(class: OPEN) } type A @key(fields: "id") ${OWNED} { id: ID! @share(class: OPEN) }`,
      ),
    ).toThrow('A.id inherits its sharing; it declares one.');
  });

  it.each(['CONDITIONAL', 'WITHHELD'])('the legal basis of what is %s', (shareClass) => {
    expect(withField(`a: String @share(class: ${shareClass})`)).toThrow(
      `Post.a is ${shareClass} and cites no legal basis.`,
    );
  });

  it.each([
    ['PHONE', 'Int', 'Int'],
    ['PERSON_NAME', 'Date', 'Date'],
    ['CITIZEN_ID', 'ID', 'ID'],
    ['FREE_TEXT', 'Yuan', 'Yuan'],
    ['ADDRESS', '[Post!]', 'Post'],
    ['DATE_YEAR', 'String', 'String'],
    ['PHONE', 'RecordOwner', 'RecordOwner'],
  ])('a mask that can be told of its scalar: not %s of %s', (mask, type, named) => {
    expect(withField(`a: ${type} @share(class: CONDITIONAL, mask: ${mask}, basis: "PIPL")`)).toThrow(
      `Post.a is a ${named}, which the mask ${mask} cannot be told of.`,
    );
  });

  it.each(['UNCONDITIONAL', 'CONDITIONAL', 'WITHHELD'])(
    'that a root field that is %s may be null',
    (shareClass) => {
      const declared = `@share(class: ${shareClass}, basis: "PIPL")`;
      expect(() => check(`type Query { a: Int! ${declared} }`)).toThrow(
        'Query.a is not OPEN and must be nullable.',
      );
      expect(() => check(`type Query { a: [Int]! ${declared} }`)).toThrow('must be nullable');
      check(`type Query { a: [Int!] ${declared} b: Int! @share(class: OPEN) }`);
    },
  );

  it('that every mutation may be null', () => {
    expect(() =>
      check('type Query { a: Int @share(class: OPEN) } type Mutation { b: Int! @share(class: OPEN) }'),
    ).toThrow('Mutation.b is a mutation and must be nullable.');
  });

  it('which field each part of a filter reads, however deep it stands', () => {
    expect(() =>
      check(
        'type Query { a(f: Outer): Int @share(class: OPEN) } input Outer { in: [Inner!] } input Inner { b: Int }',
      ),
    ).toThrow('Inner.b declares no @uses');
  });

  it('no interface: nothing tells which declaration would hold for what is asked through it', () => {
    expect(() =>
      check('type Query { a: Named @share(class: OPEN) } interface Named { name: String }'),
    ).toThrow('Named is an interface');
  });

  it('tells all faults of a view at once, with its name', () => {
    expect(() => check('type Query { a: Int b: Int! @share(class: WITHHELD) }')).toThrow(
      /^The view sample does not build:\nQuery\.a .*\nQuery\.b .*\nQuery\.b /,
    );
  });
});
