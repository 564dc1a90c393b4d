interface Running {
  readonly address: string;
  /** USCC of a food business to ask about; null outside demo mode. */
  readonly example: string | null;
}

/** What `hub start` prints: the address, and in demo mode one command for each kind of user, ready to paste. */
export function welcome({ address, example }: Running): string {
  const up = `The supervision data hub is up: ${address}/graphql\n`;
  if (example === null) return `${up}Stop it with Ctrl-C.\n`;
  const restaurant = `{ subject(uscc: \\"${example}\\") { name status address credit { riskClass } licenses(first: 3) { nodes { certificateName validTo } } penalties(first: 3) { nodes { decisionNumber violation } } } }`;
  const penalties =
    '{ penaltyDisclosures(first: 50) { nodes { id decisionNumber decidedOn subject { uscc name } fineAmount } pageInfo { hasNextPage endCursor } } }';
  return `${up}
A department's app asks what the others know about a restaurant:

  ${curl(address, 'education', 'campus-food-safety', restaurant)}

An analyst opens GraphiQL in a browser and picks a department:

  ${address}/graphql

The credit platform pulls the penalties in force, page by page:

  ${curl(address, 'credit-office', 'joint-sanction', penalties)}

All data is synthetic. Stop the hub with Ctrl-C; the data stays.
`;
}

const curl = (address: string, department: string, purpose: string, query: string) =>
  `curl -s ${address}/graphql -H "Authorization: Bearer $(node dist/main.js token ${department})" -H "X-Purpose: ${purpose}" -H "Content-Type: application/json" -d '{"query":"${query}"}'`;
