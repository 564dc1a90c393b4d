const PREAMBLE = `extend schema
  @link(url: "https://specs.apollo.dev/federation/v2.3", import: ["@key", "@composeDirective"])
  @link(url: "https://supervision-data-hub.cn/sharing/v1.0", import: ["@share", "@owner", "@uses", "ShareClass", "Mask", "RecordOwner"])
  @composeDirective(name: "@share")
  @composeDirective(name: "@owner")
  @composeDirective(name: "@uses")
directive @share(class: ShareClass!, mask: Mask, basis: String) on FIELD_DEFINITION
directive @owner(steward: String!, records: RecordOwner!) on OBJECT
directive @uses(field: String!) on ARGUMENT_DEFINITION | INPUT_FIELD_DEFINITION
enum ShareClass { OPEN UNCONDITIONAL CONDITIONAL WITHHELD }
enum Mask { CITIZEN_ID PHONE PERSON_NAME ADDRESS DATE_YEAR FREE_TEXT NULL }
enum RecordOwner { STEWARD SOURCE }
`;

export const TRADERS = `${PREAMBLE}
type Query { trader(code: ID!): Trader @share(class: OPEN) }
type Trader @key(fields: "code") @owner(steward: "market-regulation", records: STEWARD) {
  code: ID!
  name: String @share(class: OPEN)
}`;

export interface Permits {
  /** The fields of `Permit` beside its key. */
  readonly fields?: string;
  readonly query?: string;
}

/** The view of a department of its own. */
export const permits = ({
  fields = 'kind: String @share(class: OPEN)\n  validTo: String @share(class: UNCONDITIONAL)',
  query = 'permit(id: ID!): Permit @share(class: OPEN)',
}: Permits = {}) => `${PREAMBLE}
type Query { ${query} }
type Trader @key(fields: "code") {
  code: ID!
  permits: [Permit!] @share(class: OPEN)
}
type Permit @key(fields: "id") @owner(steward: "administrative-approval", records: STEWARD) {
  id: ID!
  ${fields}
}`;
