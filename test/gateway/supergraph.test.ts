import { isEnumType, isObjectType } from 'graphql';
import { describe, expect, it } from 'vitest';
import { composeSupergraph, loadSupergraph } from '../../src/gateway/supergraph.ts';

const HEADER = `extend schema
  @link(url: "https://specs.apollo.dev/link/v1.0")
  @link(url: "https://specs.apollo.dev/federation/v2.3", import: ["@key", "@shareable", "@inaccessible", "@composeDirective"])
  @link(url: "https://hub.example/sharing/v1.0", import: ["@share", "@owner", "@uses"])
  @composeDirective(name: "@share") @composeDirective(name: "@owner") @composeDirective(name: "@uses")
directive @share(class: ShareClass!, mask: Mask, basis: String) on FIELD_DEFINITION
directive @owner(steward: String!, records: RecordOwner!) on OBJECT
directive @uses(field: String!) on ARGUMENT_DEFINITION | INPUT_FIELD_DEFINITION
enum ShareClass { OPEN CONDITIONAL }
enum Mask { PHONE }
enum RecordOwner { STEWARD SOURCE }
`;

const SUBJECT = `${HEADER}
  type Query {
    "One market entity (市场主体)."
    subject(uscc: ID! @uses(field: "Subject.uscc"), filter: SubjectFilter): Subject
  }
  input SubjectFilter { phone: String @uses(field: "Subject.phone") kind: Kind }
  enum Kind { FIRM OTHER @inaccessible }
  "A market entity (市场主体)."
  type Subject @key(fields: "uscc") @owner(steward: "market-regulation", records: STEWARD) {
    uscc: ID! @share(class: OPEN)
    phone: String @share(class: CONDITIONAL, mask: PHONE, basis: "个人信息保护法 Art. 6")
    kind: Kind @share(class: OPEN)
    inner: String @inaccessible
    any: Any
  }
  union Any = Seen | Unseen
  interface Hidden @inaccessible { id: ID }
  type Seen implements Hidden @key(fields: "id") { id: ID }
  type Unseen @key(fields: "id") @inaccessible { id: ID }`;

const NOTICES = `${HEADER}
  type Subject @key(fields: "uscc") { uscc: ID! notices: [String!] @share(class: OPEN) }`;

const sources = [
  { name: 'subject', sdl: SUBJECT },
  { name: 'license-notification', sdl: NOTICES, url: 'http://127.0.0.1:4001/graphql' },
];

describe('composeSupergraph', () => {
  it('keeps the address of a remote subgraph', () => {
    expect(composeSupergraph(sources)).toContain('url: "http://127.0.0.1:4001/graphql"');
  });

  it('lists every composition error with its code', () => {
    const clashing = [
      { name: 'a', sdl: `${HEADER} type Query { one: Thing two: Int } type Thing { id: ID }` },
      { name: 'b', sdl: `${HEADER} type Query { two: String } type Thing { id: ID }` },
    ];
    expect(() => composeSupergraph(clashing)).toThrow(
      /INVALID_FIELD_SHARING[\s\S]*FIELD_TYPE_MISMATCH|FIELD_TYPE_MISMATCH[\s\S]*INVALID_FIELD_SHARING/,
    );
  });

  it('names the subgraph whose SDL is not well-formed', () => {
    expect(() => composeSupergraph([{ name: 'broken', sdl: 'type {' }])).toThrow(/"broken".*Syntax Error/);
  });
});

describe('loadSupergraph', () => {
  const supergraph = loadSupergraph(composeSupergraph(sources));

  it('names the subgraphs as departments do, and the version by what the SDL says', () => {
    expect([...supergraph.subgraphNames]).toEqual([
      ['LICENSE_NOTIFICATION', 'license-notification'],
      ['SUBJECT', 'subject'],
    ]);
    expect(supergraph.version).toMatch(/^[0-9a-f]{12}$/);
    expect(loadSupergraph(supergraph.sdl).version).toBe(supergraph.version);
    expect(loadSupergraph(`${supergraph.sdl}\n`).version).not.toBe(supergraph.version);
  });

  it('has a public schema with descriptions, and without what is hidden', () => {
    const { publicSchema } = supergraph;
    const subject = publicSchema.getType('Subject');
    expect(subject?.description).toBe('A market entity (市场主体).');
    expect(publicSchema.getQueryType()?.getFields().subject?.description).toBe(
      'One market entity (市场主体).',
    );
    const fields = isObjectType(subject) ? Object.keys(subject.getFields()) : [];
    expect(fields.sort()).toEqual(['any', 'kind', 'notices', 'phone', 'uscc']);
    const kind = publicSchema.getType('Kind');
    expect(isEnumType(kind) && kind.getValues().map(({ name }) => name)).toEqual(['FIRM']);
    expect(publicSchema.getPossibleTypes(publicSchema.getType('Any') as never).map(String)).toEqual(['Seen']);
    for (const hidden of ['Unseen', 'Hidden', 'join__Graph', 'link__Import']) {
      expect(publicSchema.getType(hidden)).toBeUndefined();
    }
  });

  it('reads how every public field is shared', () => {
    expect(supergraph.coordinates.get('Subject.uscc')).toEqual({ share: { class: 'OPEN' } });
    expect(supergraph.coordinates.get('Subject.phone')).toEqual({
      share: { class: 'CONDITIONAL', mask: 'PHONE', basis: '个人信息保护法 Art. 6' },
    });
    expect(supergraph.coordinates.get('Subject.notices')).toEqual({ share: { class: 'OPEN' } });
    expect(supergraph.coordinates.get('Subject.any')).toEqual({});
    expect(supergraph.coordinates.has('Subject.inner')).toBe(false);
  });

  it('reads who keeps a type, and which fields arguments and inputs read', () => {
    expect([...supergraph.owners]).toEqual([
      ['Subject', { steward: 'market-regulation', records: 'STEWARD' }],
    ]);
    expect([...supergraph.uses]).toEqual([
      ['Query.subject(uscc:)', 'Subject.uscc'],
      ['SubjectFilter.phone', 'Subject.phone'],
    ]);
  });
});
