import { DECLARED } from '../gateway/declared-sdl.ts';
import type { Thing, Truth } from '../gateway/execute/federation.ts';

/** Every class in every place that a view may have it; the registry owns its records, each source its fines. */
const firms = `${DECLARED}
type Query {
  firm(uscc: ID!, grade: Grade @uses(field: "Firm.grade")): Firm @share(class: OPEN)
  firms(filter: FirmFilter, sort: FirmSort @uses(field: "Firm.address"), first: Int): FirmPage @share(class: OPEN)
  none: [Firm!] @share(class: OPEN)
  people: [Person!] @share(class: CONDITIONAL, basis: "PIPL")
  vault: Vault @share(class: WITHHELD, basis: "PIPL")
}
type Mutation {
  rename(uscc: ID!, name: String!): Firm @share(class: UNCONDITIONAL)
  recall(uscc: ID!, phone: String @uses(field: "Firm.phone")): Firm @share(class: UNCONDITIONAL)
  erase(uscc: ID!): Firm @share(class: CONDITIONAL, basis: "PIPL")
}
type Firm @key(fields: "uscc") @owner(steward: "registry", records: STEWARD) {
  uscc: ID!
  name: String @share(class: OPEN)
  address: String @share(class: UNCONDITIONAL)
  phone: String @share(class: CONDITIONAL, mask: PHONE, basis: "PIPL")
  phones: [String] @share(class: CONDITIONAL, mask: PHONE, basis: "PIPL")
  contact: String @share(class: CONDITIONAL, basis: "PIPL")
  idNumber: String @share(class: WITHHELD, basis: "PIPL")
  grade: Grade @share(class: WITHHELD, basis: "PIPL")
  vault: Vault @share(class: WITHHELD, basis: "PIPL")
  manager: Person @share(class: CONDITIONAL, basis: "PIPL")
  inspected(by: Inspection): String @share(class: UNCONDITIONAL)
  rounds: [[Visit!]!] @share(class: OPEN)
  branches: [Firm!] @share(class: OPEN)
  successor: Firm @share(class: OPEN)
}
type Person @owner(steward: "police", records: STEWARD) {
  name: String @share(class: CONDITIONAL, mask: PERSON_NAME, basis: "PIPL")
  works: Firm @share(class: UNCONDITIONAL)
}
type Visit @owner(steward: "registry", records: STEWARD) {
  day: String @share(class: OPEN)
  inspector: String @share(class: CONDITIONAL, basis: "PIPL")
}
type Vault @owner(steward: "registry", records: STEWARD) {
  content: String @share(class: WITHHELD, basis: "PIPL")
}
type FirmPage { nodes: [Firm!]! edges: [FirmEdge!]! totalCount: Int }
type FirmEdge { node: Firm! cursor: String! }
enum Grade { GOOD BAD }
enum FirmSort { BY_ADDRESS }
input Inspection { team: String @uses(field: "Firm.contact") }
input FirmFilter {
  name: String @uses(field: "Firm.name")
  address: String @uses(field: "Firm.address")
  phone: String @uses(field: "Firm.phone")
  idNumber: String @uses(field: "Firm.idNumber")
  grade: Grade @uses(field: "Firm.grade")
  not: [FirmFilter!]
}`;

const fines = `${DECLARED}
type Query {
  fine(id: ID!): Fine @share(class: OPEN)
  fines: [Fine!] @share(class: OPEN)
  findings: [Finding!] @share(class: OPEN)
}
type Firm @key(fields: "uscc") {
  uscc: ID!
  fines: [Fine!] @share(class: OPEN)
  rating: String @share(class: UNCONDITIONAL)
}
union Finding = Complaint | Fine
type Complaint @key(fields: "id") @owner(steward: "registry", records: STEWARD) {
  id: ID!
  text: String @share(class: CONDITIONAL, basis: "PIPL")
  about: Firm @share(class: OPEN)
}
type Fine @key(fields: "id") @owner(steward: "credit", records: SOURCE) {
  id: ID!
  source: String @share(class: OPEN)
  firm: Firm @share(class: OPEN)
  text: String @share(class: OPEN)
  remark: String @share(class: CONDITIONAL, mask: FREE_TEXT, basis: "PIPL")
  letter: String @share(class: CONDITIONAL, basis: "PIPL")
  informant: String @share(class: WITHHELD, basis: "PIPL")
}`;

/** What the hub's own build refuses and a graph of somebody else's may have: interfaces, non-null, @requires. */
const watch = `${DECLARED.replace('"@shareable"', '"@shareable", "@external", "@requires", "@provides"')}
type Query {
  watched: [Watched!] @share(class: OPEN)
  plant: Plant @share(class: OPEN)
  plants: [Plant!]! @share(class: OPEN)
}
interface Watched {
  id: ID! label: String keeper: String place: String key: String seal: String
  checked(by: String @uses(field: "Shop.keeper")): String
}
type Shop implements Watched @key(fields: "id") @owner(steward: "market", records: STEWARD) {
  id: ID!
  label: String @share(class: OPEN)
  keeper: String @share(class: CONDITIONAL, basis: "PIPL")
  place: String @share(class: CONDITIONAL, mask: ADDRESS, basis: "PIPL")
  key: String @share(class: WITHHELD, basis: "PIPL")
  seal: String @share(class: WITHHELD, basis: "PIPL")
  opened: String @share(class: OPEN)
  checked(by: String): String @share(class: OPEN)
}
type Plant implements Watched @key(fields: "id") @owner(steward: "ecology", records: STEWARD) {
  id: ID!
  label: String @share(class: OPEN)
  keeper: String @share(class: OPEN)
  place: String @share(class: CONDITIONAL, mask: ADDRESS, basis: "PIPL")
  key: String @share(class: OPEN)
  seal: String @share(class: CONDITIONAL, basis: "PIPL")
  boss: String! @share(class: CONDITIONAL, basis: "PIPL")
  lines: [Line!]! @share(class: OPEN)
  checked(by: String): String @share(class: OPEN)
}
type Line @owner(steward: "ecology", records: STEWARD) {
  no: Int @share(class: OPEN)
  code: String! @share(class: CONDITIONAL, basis: "PIPL")
}
type Firm @key(fields: "uscc") {
  uscc: ID!
  contact: String @external
  address: String @external
  reached: String @requires(fields: "contact") @share(class: CONDITIONAL, basis: "PIPL")
  district: String @requires(fields: "address") @share(class: UNCONDITIONAL)
}`;

export const SAMPLE_SDL = { firms, fines, watch } as const;

/** What each view has on record. Every value that not everybody may have says so. */
export function sampleData(): Record<keyof typeof SAMPLE_SDL, Truth> {
  const all = [1, 2].map(
    (n): Thing => ({
      __typename: 'Firm',
      uscc: String(n),
      name: `firm ${n}`,
      address: `ADDRESS ${n}`,
      phone: `1380000000${n}`,
      phones: [`1390000000${n}`, null],
      contact: `CONTACT ${n}`,
      idNumber: `IDNUMBER ${n}`,
      grade: n === 1 ? 'GOOD' : 'BAD',
      vault: { content: `VAULT ${n}` },
      inspected: () => `INSPECTED ${n}`,
      rounds: [[{ day: 'a', inspector: 'INSPECTOR A' }], [], [{ day: 'b', inspector: 'INSPECTOR B' }]],
    }),
  );
  const people = all.map((works, n) => ({ name: `欧阳小明${n}`, works }));
  for (const [n, firm] of all.entries()) {
    Object.assign(firm, {
      manager: people[n],
      branches: n === 0 ? all.slice(1) : [],
      successor: all[n + 1] ?? null,
    });
  }
  const byCode = ({ uscc }: { uscc: string }) => all.find((firm) => firm.uscc === uscc) ?? null;
  const page = ({ first }: { first?: number }) => {
    const shown = all.slice(0, first ?? all.length);
    return {
      nodes: shown,
      edges: shown.map((node, at) => ({ node, cursor: `c${at}` })),
      totalCount: all.length,
    };
  };
  return {
    firms: {
      Query: { firm: byCode, firms: page, none: [], people, vault: { content: 'VAULT' } },
      Mutation: { rename: byCode, recall: byCode, erase: byCode },
      entities: all,
    },
    fines: sampleFines(),
    watch: sampleWatch(),
  };
}

function sampleFines(): Truth {
  const fines = [
    ['1', 'fire', '1'],
    ['2', 'ecology', '2'],
    ['3', 'fire', null],
  ].map(
    ([id, source, uscc]): Thing => ({
      __typename: 'Fine',
      id,
      source,
      firm: uscc === null ? null : { uscc },
      text: `fine ${id}`,
      remark: `REMARK ${id}`,
      letter: `LETTER ${id}`,
      informant: `INFORMANT ${id}`,
    }),
  );
  const complaint: Thing = { __typename: 'Complaint', id: '9', text: 'COMPLAINT', about: { uscc: '1' } };
  const firms = ['1', '2'].map(
    (uscc): Thing => ({
      __typename: 'Firm',
      uscc,
      fines: fines.filter(({ firm }) => (firm as { uscc: string } | null)?.uscc === uscc),
      rating: `RATING ${uscc}`,
    }),
  );
  return {
    Query: {
      fine: ({ id }: { id: string }) => fines.find((fine) => fine.id === id) ?? null,
      fines,
      findings: [complaint, ...fines.slice(0, 2)],
    },
    entities: [...fines, complaint, ...firms],
  };
}

function sampleWatch(): Truth {
  const place = '陕西省安康市汉滨区江北街道1号';
  const shop: Thing = {
    __typename: 'Shop',
    id: 's',
    label: 'shop',
    keeper: 'KEEPER S',
    place,
    key: 'KEY S',
    opened: 'early',
    checked: 'checked',
  };
  const plant: Thing = {
    __typename: 'Plant',
    id: 'p',
    label: 'plant',
    keeper: 'keeper p',
    place,
    key: 'key p',
    boss: 'BOSS',
    lines: [{ no: 1, code: 'CODE 1' }],
    checked: 'checked',
  };
  const firms = ['1', '2'].map(
    (uscc): Thing => ({
      __typename: 'Firm',
      uscc,
      reached(this: { contact?: string }) {
        return `reached by ${this.contact}`;
      },
      district(this: { address?: string }) {
        return `district of ${this.address}`;
      },
    }),
  );
  return {
    Query: { watched: [shop, plant], plant, plants: [plant] },
    entities: [shop, plant, ...firms],
  };
}
