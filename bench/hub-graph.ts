import type { Running } from './contender.ts';
import { graphqlForm } from './graphql-form.ts';

// The hub's own graph, as the hub, @apollo/gateway and Hive Gateway serve it. Only fields that are open or shared
// unconditionally: the peers decide nothing, so nothing may be left to decide.
const ONE = /* GraphQL */ `
  query One($uscc: ID!) {
    subject(uscc: $uscc) {
      uscc name kind status entityType establishedOn businessScope registeredCapital
      industryCode divisionCode address registrationAuthorityName assertedAt
      credit {
        riskClass riskClassSince
        abnormalListings { id reason decisionNumber listedOn removedOn }
        seriousViolationListings { id ground listedOn endsOn }
        annualReports { year dueOn onTime }
      }
      licenses(first: 10) {
        nodes { id decisionNumber licenseName decidedOn validTo authorityName status }
      }
      licenseNotifications(first: 10) {
        nodes { id state pushedAt claimDueOn claimedAt }
      }
      penalties(first: 10) {
        nodes { id decisionNumber violation categories content fineAmount decidedOn publicityEndsOn }
      }
    }
  }`;

const PAGE = /* GraphQL */ `
  query Page($after: String) {
    subjects(first: 50, after: $after) {
      nodes {
        uscc name kind status establishedOn industryCode
        credit { riskClass annualReports { year onTime } }
        licenses(first: 3) { nodes { id decisionNumber validTo status } }
        licenseNotifications(first: 3) { nodes { id state claimDueOn } }
        penalties(first: 3) { nodes { id decisionNumber fineAmount decidedOn } }
      }
      pageInfo { hasNextPage }
    }
  }`;

const CURSORS = /* GraphQL */ `
  query Cursors($after: String) {
    subjects(first: 500, after: $after) {
      edges { cursor node { uscc } }
      pageInfo { hasNextPage }
    }
  }`;

/** The questions to a server of the hub's graph. */
export function graphForms(
  path: string,
  headers: Record<string, string> = {},
): Pick<Running, 'forms' | 'cursors'> {
  const asked = { path, headers };
  return {
    forms: {
      one: graphqlForm({ ...asked, query: ONE, variables: ({ uscc }) => ({ uscc }) }),
      page50: graphqlForm({ ...asked, query: PAGE, variables: ({ cursor }) => ({ after: cursor }) }),
    },
    cursors: graphqlForm({
      ...asked,
      query: CURSORS,
      variables: ({ cursor }) => ({ after: cursor || null }),
    }),
  };
}
