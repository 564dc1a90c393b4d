interface Running {
  readonly address: string;
  /** USCC of a food business to ask about; null outside demo mode. */
  readonly example: string | null;
  /** Variables without which `hub token` in another shell would look for another hub. */
  readonly environment: Readonly<Record<string, string>>;
}

/** What `hub start` prints: the address, and in demo mode one command for each kind of user, ready to paste. */
export function welcome({ address, example, environment }: Running): string {
  const up = `The supervision data hub is up: ${address}/graphql\n`;
  if (example === null) return `${up}Stop it with Ctrl-C.\n`;
  const restaurant = `{ subject(uscc: \\"${example}\\") { name status address credit { riskClass } licenses(first: 3) { nodes { licenseName validTo } } penalties(first: 3) { nodes { decisionNumber violation } } } }`;
  const sanctions =
    '{ sanctionFeed(first: 50) { hasMore endCursor changes { operation reason kind recordId version subject { uscc name } record { ... on PenaltyDisclosure { decisionNumber fineAmount } ... on AbnormalListing { reason listedOn } ... on SeriousViolationListing { ground } } } } }';
  const set = Object.entries(environment).map(([name, value]) => `${name}="${value}" `);
  const contacts =
    '{ subjects(filter: { directory: \\"school-canteens\\" }, first: 2) { nodes { name legalRepresentative phone contactAddress } } }';
  const as = (department: string, purpose: string, query: string) =>
    `curl -s ${address}/graphql -H "Authorization: Bearer $(${set.join('')}node dist/main.js token ${department})" -H "X-Purpose: ${purpose}" -H "Content-Type: application/json" -d '{"query":"${query}"}'`;
  return `${up}
A department's app asks what the others know about a restaurant:

  ${as('education', 'campus-food-safety', restaurant)}

One question, two answers: what education was granted, and what transport was not:

  for who in education transport; do ${as('$who', 'campus-food-safety', contacts)}; echo; done

An analyst opens GraphiQL in a browser and picks a department:

  ${address}/graphql

The credit platform pulls the sanctions in force, and from each endCursor (after: "…") what has changed since:

  ${as('credit-office', 'joint-sanction', sanctions)}

All data is synthetic. Stop the hub with Ctrl-C; the data stays.
`;
}
