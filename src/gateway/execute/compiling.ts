import type { Supergraph } from '../supergraph.ts';

/** What compiling the nodes of one plan shares. */
export interface Compiling {
  readonly supergraph: Supergraph;
  /** The types that the fragments of the caller's operation are on. */
  readonly typeConditions: ReadonlySet<string>;
  /** Counts the fetches in plan order. */
  fetches: number;
}
