import type { Subgraph, SubgraphErrorShape } from '../../subgraph/seat.ts';
import type { Deadline } from './deadline.ts';
import type { Row } from './row.ts';

/** Response keys and list indexes into the merged data. */
export type DataPath = readonly (string | number)[];

/** An error as it was met while the plan ran; its path becomes the caller's when all data is there. */
export interface MetError {
  readonly error: SubgraphErrorShape;
  readonly path: DataPath;
  /** Position of the fetch in the plan: subgraphs answer in any order, the caller's errors keep this one. */
  readonly fetch: number;
  /** Root fields that a fetch did not bring, where one path cannot name them all. */
  readonly missing?: readonly string[];
  /** What a fetch of entities did not bring at all: the keys on the way to each field, without indexes. */
  readonly absent?: readonly (readonly string[])[];
}

/** The state of one run of an execution. */
export interface Run {
  readonly root: Row;
  readonly variables: Readonly<Record<string, unknown>>;
  readonly subgraphs: ReadonlyMap<string, Subgraph>;
  readonly context: unknown;
  readonly deadline: Deadline;
  readonly errors: MetError[];
}

/** A compiled plan node. It does all that needs no waiting before it returns. */
export type Step = (run: Run) => Promise<void> | undefined;
