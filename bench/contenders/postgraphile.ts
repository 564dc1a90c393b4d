import type { Contender } from '../contender.ts';
import { graphqlForm } from '../graphql-form.ts';
import { NODE_24, SERVERS } from '../place.ts';
import { startProcess } from '../process.ts';

// The same fields in the names that PostGraphile gives to the same columns; aliases bring the answer into one shape.
const ONE = /* GraphQL */ `
  query One($uscc: String!) {
    subject: subjectByUscc(uscc: $uscc) {
      uscc name kind status entityType establishedOn businessScope registeredCapital
      industryCode divisionCode address registrationAuthorityName assertedAt
      credit {
        riskClass riskClassSince
        abnormalListings(first: 200, orderBy: [LISTED_ON_DESC, ROW_ID_DESC]) {
          id: rowId reason decisionNumber listedOn removedOn
        }
        seriousViolationListings(first: 200, orderBy: [LISTED_ON_DESC, ROW_ID_DESC]) {
          id: rowId ground listedOn endsOn
        }
        annualReports(first: 200, orderBy: [YEAR_DESC]) { year dueOn onTime }
      }
      licenses(first: 10, orderBy: [DECIDED_ON_DESC, ROW_ID_DESC]) {
        nodes { id: rowId decisionNumber licenseName decidedOn validTo authorityName status }
      }
      licenseNotifications(first: 10, orderBy: [PUSHED_AT_DESC, ROW_ID_DESC]) {
        nodes { id: rowId state pushedAt claimDueOn claimedAt }
      }
      penalties(first: 10, orderBy: [DECIDED_ON_DESC, ROW_ID_DESC]) {
        nodes { id: rowId decisionNumber violation categories content fineAmount decidedOn publicityEndsOn }
      }
    }
  }`;

const PAGE = /* GraphQL */ `
  query Page($after: Cursor) {
    subjects: allSubjects(first: 50, after: $after, orderBy: [USCC_ASC]) {
      nodes {
        uscc name kind status establishedOn industryCode
        credit { riskClass annualReports(first: 200, orderBy: [YEAR_DESC]) { year onTime } }
        licenses(first: 3, orderBy: [DECIDED_ON_DESC, ROW_ID_DESC]) {
          nodes { id: rowId decisionNumber validTo status }
        }
        licenseNotifications(first: 3, orderBy: [PUSHED_AT_DESC, ROW_ID_DESC]) {
          nodes { id: rowId state claimDueOn }
        }
        penalties(first: 3, orderBy: [DECIDED_ON_DESC, ROW_ID_DESC]) {
          nodes { id: rowId decisionNumber fineAmount decidedOn }
        }
      }
      pageInfo { hasNextPage }
    }
  }`;

const CURSORS = /* GraphQL */ `
  query Cursors($after: Cursor) {
    subjects: allSubjects(first: 500, after: $after, orderBy: [USCC_ASC]) {
      edges { cursor node { uscc } }
      pageInfo { hasNextPage }
    }
  }`;

const asked = { path: '/graphql', headers: {} };

/** PostGraphile 5, preset Amber, on grafserv over node:http. */
export const postgraphile: Contender = {
  name: 'postgraphile',
  amounts: 'fen',
  async start({ databaseUrl, pool }) {
    const server = await startProcess('postgraphile', {
      command: NODE_24,
      args: [`${SERVERS}/postgraphile.ts`],
      env: { BENCH_DATABASE_URL: databaseUrl, BENCH_POOL: String(pool), GRAPHILE_ENV: 'production' },
    });
    return {
      url: server.url,
      stop: server.stop,
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
  },
};
