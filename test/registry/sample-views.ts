import { DECLARED } from '../gateway/declared-sdl.ts';

export const TRADERS = `${DECLARED}
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
}: Permits = {}) => `${DECLARED}
type Query { ${query} }
type Trader @key(fields: "code") {
  code: ID!
  permits: [Permit!] @share(class: OPEN)
}
type Permit @key(fields: "id") @owner(steward: "administrative-approval", records: STEWARD) {
  id: ID!
  ${fields}
}`;
