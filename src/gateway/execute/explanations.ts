import type { DataPath } from './run.ts';

interface Branch {
  ended: boolean;
  readonly below: Map<string | number, Branch>;
}

/**
 * Tells whether an error that was met explains a null: one at the place itself, at something around it (a whole
 * fetch that failed), or at something inside that bubbled up to it in the subgraph.
 */
export function compileExplanations(places: Iterable<DataPath>): (path: DataPath) => boolean {
  const root: Branch = { ended: false, below: new Map() };
  for (const place of places) grow(root, place);
  return (path) => {
    let branch: Branch | undefined = root;
    for (const segment of path) {
      if (branch.ended) return true;
      branch = branch.below.get(segment);
      if (branch === undefined) return false;
    }
    return true;
  };
}

function grow(root: Branch, place: DataPath): void {
  let branch = root;
  for (const segment of place) {
    let next = branch.below.get(segment);
    if (next === undefined) {
      next = { ended: false, below: new Map() };
      branch.below.set(segment, next);
    }
    branch = next;
  }
  branch.ended = true;
}
