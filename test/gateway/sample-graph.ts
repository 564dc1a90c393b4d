import type { AuditWriter } from '../../src/audit/event.ts';
import type { PolicySnapshot } from '../../src/permission/policy.ts';
import type { Subgraph } from '../../src/subgraph/seat.ts';
import { type AskedGateway, askGateway } from '../kit/ask-gateway.ts';
import { DECLARED } from './declared-sdl.ts';
import type { Truth } from './execute/federation.ts';
import { answerLocally, subgraphSchema } from './execute/local-subgraph.ts';

const SDL = {
  // Every class, on leaves, objects, lists, arguments, input fields and a root field.
  subject: `${DECLARED}
    type Query {
      subject(uscc: ID!, grade: Grade @uses(field: "Subject.grade")): Subject @share(class: OPEN)
      subjects(
        filter: SubjectFilter, sort: SubjectSort @uses(field: "Subject.address")
        first: Int, after: String, last: Int, before: String
      ): SubjectConnection @share(class: OPEN)
      nobody: [Subject!] @share(class: OPEN)
      people: [Person!] @share(class: CONDITIONAL, basis: "PIPL")
      vault: Vault @share(class: WITHHELD, basis: "PIPL")
      lookUp(codes: [String!]!): [LookUp!] @share(class: OPEN)
    }
    type Subject @key(fields: "uscc") @owner(steward: "market-regulation", records: STEWARD) {
      uscc: ID!
      name: String @share(class: OPEN)
      address: String @share(class: UNCONDITIONAL)
      phone: String @share(class: CONDITIONAL, mask: PHONE, basis: "PIPL")
      idNumber: String @share(class: WITHHELD, basis: "PIPL")
      grade: Grade @share(class: WITHHELD, basis: "PIPL")
      vault: Vault @share(class: WITHHELD, basis: "PIPL")
      manager: Person @share(class: CONDITIONAL, basis: "PIPL")
      inspected(by: Inspection): String @share(class: UNCONDITIONAL)
      successor: Subject @share(class: OPEN)
      branches: [Subject!] @share(class: OPEN)
    }
    type Person @owner(steward: "public-security", records: STEWARD) {
      name: String @share(class: CONDITIONAL, mask: PERSON_NAME, basis: "PIPL")
      works: Subject @share(class: UNCONDITIONAL)
    }
    type Vault @owner(steward: "market-regulation", records: STEWARD) { content: String @share(class: WITHHELD, basis: "PIPL") }
    type SubjectConnection { nodes: [Subject!]! edges: [SubjectEdge!]! totalCount: Int }
    type SubjectEdge { node: Subject! cursor: String! }
    type LookUp { code: String! subject: Subject }
    enum Grade { GOOD BAD }
    enum SubjectSort { BY_ADDRESS }
    input Inspection { team: String @uses(field: "Subject.address") }
    input SubjectFilter {
      name: String @uses(field: "Subject.name")
      address: String @uses(field: "Subject.address")
      phone: String @uses(field: "Subject.phone")
      idNumber: String @uses(field: "Subject.idNumber")
      grade: Grade @uses(field: "Subject.grade")
      not: [SubjectFilter!]
    }`,
  penalty: `${DECLARED}
    type Query { penalties(first: Int, last: Int): PenaltyConnection @share(class: OPEN) }
    type Subject @key(fields: "uscc") {
      uscc: ID!
      penalties(first: Int): PenaltyConnection @share(class: OPEN)
      rating: String @share(class: UNCONDITIONAL)
    }
    type Penalty @key(fields: "id") @owner(steward: "credit-office", records: SOURCE) {
      id: ID!
      subject: Subject @share(class: OPEN)
      amount: Int @share(class: OPEN)
      remark: String @share(class: CONDITIONAL, mask: FREE_TEXT, basis: "PIPL")
      informant: String @share(class: WITHHELD, basis: "PIPL")
    }
    type PenaltyConnection { nodes: [Penalty!]! totalCount: Int }`,
};

/** The owner of `Subject`; a plain member; the operator. */
export const STEWARD = 'market-regulation';
export const MEMBER = 'education';
export const OPERATOR = 'hub';

/** Everything that must not be told says so in its value. */
export function sampleTruth(): Truth {
  const subjects: Record<string, unknown>[] = [0, 1, 2].map((n) => ({
    __typename: 'Subject',
    uscc: String(n),
    name: `name ${n}`,
    address: `address ${n}`,
    phone: `PHONE ${n}`,
    idNumber: `ID NUMBER ${n}`,
    grade: n === 0 ? 'GOOD' : 'BAD',
    vault: { __typename: 'Vault', content: `VAULT ${n}` },
    inspected: `inspected ${n}`,
    rating: `rating ${n}`,
  }));
  const persons = subjects.map((works, n) => ({ __typename: 'Person', name: `PERSON ${n}`, works }));
  const penalties = [0, 1, 2, 3].map((n) => ({
    __typename: 'Penalty',
    id: `${n}`,
    subject: n === 3 ? null : subjects[n],
    amount: n,
    remark: `REMARK ${n}`,
    informant: `INFORMANT ${n}`,
  }));
  const page = (nodes: readonly unknown[], { first, last }: { first?: number; last?: number }) => {
    const shown = nodes.slice(last == null ? 0 : -last).slice(0, first ?? nodes.length);
    return {
      nodes: shown,
      edges: shown.map((node, at) => ({ node, cursor: `c${at}` })),
      totalCount: nodes.length,
    };
  };
  for (const [n, subject] of subjects.entries()) {
    Object.assign(subject, {
      manager: persons[n],
      successor: subjects[n + 1] ?? null,
      branches: n === 0 ? subjects.slice(1) : [],
      penalties: (args: { first?: number }) =>
        page(
          penalties.filter((penalty) => penalty.subject === subject),
          args,
        ),
    });
  }
  return {
    Query: {
      subject: ({ uscc }: { uscc: string }) => subjects.find((found) => found.uscc === uscc) ?? null,
      subjects: (args: object) => page(subjects, args),
      nobody: [],
      people: persons,
      vault: { __typename: 'Vault', content: 'VAULT' },
      lookUp: ({ codes }: { codes: string[] }) =>
        codes.map((code) => ({ code, subject: subjects.find((found) => found.uscc === code) ?? null })),
      penalties: (args: object) => page(penalties, args),
    },
    entities: [...subjects, ...penalties] as never,
  };
}

export const sampleSources = Object.entries(SDL).map(([name, sdl]) => ({ name, sdl }));

export interface SampleOptions {
  audit?: AuditWriter;
  policy?: Partial<PolicySnapshot>;
  /** Takes the place of a subgraph’s own answer. */
  replace?: Partial<Record<keyof typeof SDL, Subgraph['execute']>>;
}

/** A gateway over two small views in which every share class stands in every place. */
export function askSample({ audit, policy, replace = {} }: SampleOptions = {}): AskedGateway {
  const data = sampleTruth();
  return askGateway({
    sources: sampleSources,
    subgraphs: sampleSources.map(({ name, sdl }): Subgraph => {
      const seat = { name, schema: subgraphSchema(sdl), data, lookup: undefined };
      return {
        name,
        execute: replace[name as keyof typeof SDL] ?? ((request) => answerLocally(request, seat)),
      };
    }),
    ...(audit && { audit }),
    ...(policy && { policy }),
  });
}
