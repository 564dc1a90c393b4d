import { sanctionKind } from './table.ts';

export type SanctionKind = (typeof sanctionKind.enumValues)[number];

/** Kind → the GraphQL type of its records. */
export const TYPE_OF_KIND: Readonly<Record<SanctionKind, string>> = {
  PENALTY_DISCLOSURE: 'PenaltyDisclosure',
  ABNORMAL_LISTING: 'AbnormalListing',
  SERIOUS_VIOLATION_LISTING: 'SeriousViolationListing',
};

export const SANCTION_KINDS: readonly SanctionKind[] = sanctionKind.enumValues;
export const SANCTION_TYPES: readonly string[] = SANCTION_KINDS.map((kind) => TYPE_OF_KIND[kind]);

export const kindOfType = (type: string): SanctionKind | null =>
  SANCTION_KINDS.find((kind) => TYPE_OF_KIND[kind] === type) ?? null;
