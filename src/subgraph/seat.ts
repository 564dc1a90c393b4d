import type { DocumentNode } from 'graphql';

/** What the executor asks of a subgraph: one operation of the plan. */
export interface SubgraphRequest {
  /** The same object for the same text, as long as it is cached: a subgraph may keep compiled forms by identity. */
  readonly document: DocumentNode;
  readonly operationText: string;
  readonly operationName: string | undefined;
  /** What may be asked twice, and what must not be. */
  readonly kind: 'query' | 'mutation';
  readonly variables: Record<string, unknown>;
  /** When the whole request must be answered, on the clock of `performance.now()`; nobody waits for longer. */
  readonly deadline: number;
  /** Handed through from the caller of the execution, never looked into. */
  readonly context: unknown;
}

/** An error of a subgraph: a `GraphQLError` from a local one, or its JSON form from a remote one. */
export interface SubgraphErrorShape {
  readonly message: string;
  readonly path?: readonly (string | number)[] | undefined;
  readonly extensions?: Readonly<Record<string, unknown>> | undefined;
  readonly originalError?: Error | null | undefined;
}

export interface SubgraphResponse {
  readonly data?: Record<string, unknown> | null | undefined;
  readonly errors?: readonly SubgraphErrorShape[] | undefined;
  /** Whether a view on another server says that it knew the decision and went by it. */
  readonly isDecisionApplied?: boolean;
}

/** The seat of a subgraph. It answers errors in the response; what it throws counts as no answer at all. */
export interface Subgraph {
  readonly name: string;
  execute(request: SubgraphRequest): Promise<SubgraphResponse>;
}
