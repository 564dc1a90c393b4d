import { createHash } from 'node:crypto';
import { type GraphQLFormattedError, parse, validate, visit } from 'graphql';
import { HubError } from '../../src/errors.ts';
import { answer } from '../../src/gateway/answer.ts';
import type { Gateway } from '../../src/gateway/gateway.ts';
import type { SharingNote } from '../../src/gateway/sharing-note.ts';
import { ANONYMOUS, type Principal } from '../../src/permission/principal.ts';
import type { Asker } from './case.ts';
import { AT, type CaseGraph, tokenOf } from './case-graph.ts';

/** What somebody was told, as JSON has it. */
export interface Told {
  /** The code of the refusal of the whole operation, or null. */
  readonly refused: string | null;
  readonly message?: string;
  readonly data?: unknown;
  readonly errors: readonly GraphQLFormattedError[];
  readonly extensions?: { readonly sharing: SharingNote };
  /** Subgraph → the fields that it was asked for, but for keys and `__typename`. */
  readonly asked: Readonly<Record<string, string>>;
}

/** `education`, `education by canteen`, `anonymous` */
export function principalOf(who: string): Principal {
  if (who === 'anonymous') return ANONYMOUS;
  const [department = '', client = 'app'] = who.split(' by ');
  return { department, client, person: null, roles: [department === 'hub' ? 'operator' : 'app'] };
}

const headersOf = ({ who, strict, caseNumber, ...asker }: Asker): Record<string, string> => ({
  ...(who !== 'anonymous' && { authorization: `Bearer ${tokenOf(principalOf(who))}` }),
  ...(asker.for !== undefined && { 'x-purpose': asker.for }),
  ...(caseNumber !== undefined && { 'x-case-number': caseNumber }),
  ...(strict && { 'x-strict': 'true' }),
});

/** Asks the gateway as the HTTP server would: with the headers that the caller sends. */
export async function askAt(graph: CaseGraph, gateway: Gateway, asker: Asker): Promise<Told> {
  graph.requests.length = 0;
  try {
    const caller = await graph.callerOf(headersOf(asker));
    const { data, errors, extensions, isRefused } = await answer(gateway, {
      document: parse(asker.asks),
      operationHash: createHash('sha256').update(asker.asks).digest('hex'),
      operationName: asker.operation,
      variables: asker.variables,
      ...caller,
    });
    const [refusal, ...rest] = errors;
    return JSON.parse(
      JSON.stringify({
        refused: isRefused ? refusal?.extensions.code : null,
        ...(!isRefused && { data }),
        errors: isRefused ? rest : errors,
        extensions,
        asked: askedOf(graph.requests),
      }),
    );
  } catch (error) {
    if (!(error instanceof HubError)) throw error;
    return { refused: error.code, message: error.message, errors: [], asked: askedOf(graph.requests) };
  }
}

const OF_THE_PLAN = ['__typename', '_entities', 'uscc', 'id'];

function askedOf(requests: CaseGraph['requests']): Record<string, string> {
  const asked = new Map<string, Set<string>>();
  for (const { subgraph, document } of requests) {
    const names = asked.get(subgraph) ?? new Set();
    asked.set(subgraph, names);
    visit(document, {
      Field({ name: { value } }) {
        if (!OF_THE_PLAN.includes(value)) names.add(value);
      },
    });
  }
  return Object.fromEntries([...asked].map(([name, names]) => [name, [...names].sort().join(' ')]));
}

/** The view that by itself knows all that is asked; undefined where none does. */
export function viewFor(graph: CaseGraph, { asks }: Asker): CaseGraph['views'][number] | undefined {
  const document = parse(asks);
  return graph.views.find(({ view }) => validate(view.schema, document).length === 0);
}

/** Asks a view on its own server for the whole operation, by the gateway's statement of the caller's decision or by none. */
export async function askView(
  graph: CaseGraph,
  { view, url }: CaseGraph['views'][number],
  asker: Asker,
  { isStated }: { readonly isStated: boolean } = { isStated: true },
): Promise<Told & { readonly status: number }> {
  const principal = principalOf(asker.who);
  const purpose = asker.for ?? null;
  const gateway = graph.gateways.remote;
  const decision = gateway.decide({ principal, purpose, today: AT.today });
  const headers = await graph.sign(view.name, {
    document: parse(asker.asks),
    operationText: asker.asks,
    operationName: asker.operation,
    kind: 'query',
    variables: {},
    deadline: 0,
    context: { moment: AT, principal, decision, purpose },
  });
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...(isStated && headers) },
    body: JSON.stringify({ query: asker.asks, variables: asker.variables, operationName: asker.operation }),
  });
  const { data, errors = [] } = (await response.json()) as Pick<Told, 'data'> & { errors?: Told['errors'] };
  const refused = data === undefined ? String(errors[0]?.extensions?.code) : null;
  return { status: response.status, refused, data, errors, asked: {} };
}
