/** The queries that the browser page offers: one for each kind of user. */
export const EXAMPLES = [
  {
    title: 'A restaurant, as every department knows it',
    titleZh: '餐饮企业统一视图',
    query: `# What do the other departments know about one food business?
query Restaurant {
  subjects(filter: { directory: "remote-food", kind: ENTERPRISE }, first: 1) {
    nodes {
      uscc
      name
      status
      address
      legalRepresentative
      phone
      credit {
        riskClass
        riskClassSince
        abnormalListings(inForce: true) { reason listedOn }
      }
      licenses(first: 5) { nodes { licenseName validTo authorityName } }
      licenseNotifications(first: 5) { nodes { state claimDueOn overdue item { name } recipient { name } } }
      penalties(first: 5) { nodes { decisionNumber decidedOn violation fineAmount source { name } } }
    }
  }
}`,
  },
  {
    title: 'One question, two answers',
    titleZh: '同一查询，因部门与用途而异',
    query: `# Ask it as education (教育体育局), then as any other department; or as fire (消防救援大队), for joint-inspection.
query Contacts {
  canteens: subjects(filter: { directory: "school-canteens" }, first: 2) {
    nodes { ...contact }
  }
  gasDealers: subjects(filter: { directory: "gas-dealers" }, first: 2) {
    nodes { ...contact }
  }
}

fragment contact on Subject {
  name
  legalRepresentative
  phone
  contactAddress
}`,
    purpose: 'campus-food-safety',
  },
  {
    title: 'The region by credit risk class',
    titleZh: '全域信用风险分类',
    query: `# How many subjects are in each class, and what happened in the year?
query Overview {
  creditOverview {
    year
    subjects
    classes { riskClass count }
    abnormalListed
    removalsInYear
    repairsInYear
    annualReportRate
  }
  directories { id name memberCount owner { name } }
}`,
  },
  {
    title: 'Sanctions in force, for the credit platform',
    titleZh: '失信惩戒信息（拉取）',
    query: `# Without a cursor the whole present state, from endCursor what has changed since.
query Sanctions($after: String) {
  sanctionFeed(after: $after, first: 50) {
    hasMore
    endCursor
    changes {
      operation
      reason
      kind
      recordId
      version
      subject { uscc name }
      record {
        ... on PenaltyDisclosure { decisionNumber decidedOn publicityEndsOn fineAmount authorityName }
        ... on AbnormalListing { reason listedOn }
        ... on SeriousViolationListing { ground listedOn endsOn }
      }
    }
  }
}`,
    variables: { after: null },
    purpose: 'joint-sanction',
  },
];
