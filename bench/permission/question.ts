/** A page of 50 subjects with forty fields of each; what is shared by grant stands among them in every type. */
export const QUESTION = /* GraphQL */ `
  query Forty($after: String) {
    subjects(first: 50, after: $after) {
      nodes {
        uscc name kind status registrationNumber entityType establishedOn approvedOn operatesFrom operatesTo
        businessScope registeredCapital industryCode divisionCode jurisdictionCode address
        registrationAuthorityName legalRepresentative phone contactAddress assertedAt
        credit { riskClass riskClassSince divisionCode industryCode assertedAt }
        licenses(first: 3) {
          nodes { id decisionNumber legalRepresentative licenseName decidedOn validTo status remark }
        }
        penalties(first: 3) {
          nodes { id decisionNumber legalRepresentative naturalPersonName fineAmount remark }
        }
      }
    }
  }`;

/** Every hundredth page begins at such a cursor, so that the pages asked for are spread over the region. */
export const CURSORS = /* GraphQL */ `
  query Cursors($after: String) {
    subjects(first: 500, after: $after) {
      pageInfo { endCursor hasNextPage }
    }
  }`;

const BY_GRANT = {
  'market-regulation': ['Subject.legalRepresentative', 'Subject.phone', 'Subject.contactAddress'],
  License: ['License.legalRepresentative', 'License.remark'],
  PenaltyDisclosure: [
    'PenaltyDisclosure.legalRepresentative',
    'PenaltyDisclosure.naturalPersonName',
    'PenaltyDisclosure.remark',
  ],
};

/** The fields of the question that are shared by grant: those of the steward, and those of each source of a type. */
export function grantedFields(
  sources: ReadonlyMap<string, ReadonlySet<string>>,
): { readonly owner: string; readonly coordinates: readonly string[] }[] {
  const { License, PenaltyDisclosure, ...stewards } = BY_GRANT;
  return [
    ...Object.entries(stewards).map(([owner, coordinates]) => ({ owner, coordinates })),
    ...[...(sources.get('License') ?? [])].map((owner) => ({ owner, coordinates: License })),
    ...[...(sources.get('PenaltyDisclosure') ?? [])].map((owner) => ({
      owner,
      coordinates: PenaltyDisclosure,
    })),
  ];
}
