import { Kind, parse, print, separateOperations } from 'graphql';
import { type Access, accessOf, list, record, text } from './access.ts';
import { askGraph } from './graph-request.ts';
import type { Tokens } from './tokens.ts';

/** What the hub says an operation would give, before anybody runs it (访问预检). */
export interface Explanation {
  readonly department: string | null;
  readonly purpose: string | null;
  readonly policyVersion: string | null;
  readonly selections: readonly Access[];
}

export interface Question {
  /** One operation, with its fragments. */
  readonly operation: string;
  /** Empty for none. */
  readonly purpose: string;
  /** Another department, of whose access the caller asks; empty for its own. */
  readonly as: string;
}

const EXPLAIN = `query Explain($operation: String!, $purpose: String, $as: ID) {
  explainAccess(operation: $operation, purpose: $purpose, as: $as) {
    department
    purpose
    policyVersion
    selections {
      at
      coordinate
      input
      access
      mask
      rule
      owner
      shareClass
      scopes { rule source division industry directory mask }
    }
  }
}`;

/** @throws Error with a sentence for the reader of the page. */
export async function explain(
  question: Question,
  { tokens, signal }: { readonly tokens: Tokens; readonly signal: AbortSignal },
): Promise<Explanation> {
  const { operation, purpose, as } = question;
  const { data, errors } = await askGraph({
    operation: {
      query: EXPLAIN,
      operationName: 'Explain',
      variables: { operation, purpose: purpose || null, as: as || null },
    },
    tokens,
    // The purpose is what is asked about; the question itself serves none.
    reason: { purpose: '', caseNumber: '', strict: false },
    signal,
  });
  const told = record(data?.explainAccess);
  if (!Array.isArray(told.selections)) {
    const [error] = errors ?? [];
    const zh = text(record(error?.extensions).messageZh) ?? '';
    throw new Error(`${zh} ${error?.message ?? 'The hub gave no explanation.'}`.trim());
  }
  return {
    department: text(told.department),
    purpose: text(told.purpose),
    policyVersion: text(told.policyVersion),
    selections: list(told.selections).map((selection) => accessOf(selection)),
  };
}

/** The operation of that name alone, or the first, with the fragments that it needs; text that cannot be read as it is. */
export function oneOperation(source: string, name: string | null): string {
  try {
    const document = parse(source);
    const operations = document.definitions.filter(({ kind }) => kind === Kind.OPERATION_DEFINITION);
    if (operations.length < 2) return source;
    const separate = separateOperations(document);
    const chosen = (name !== null && separate[name]) || Object.values(separate)[0];
    return chosen ? print(chosen) : source;
  } catch {
    return source;
  }
}
