import { Both } from '../both.tsx';
import type { Wording } from '../wording.ts';

/** What the hub said against it. */
export function ProblemLine({ problem }: { readonly problem: Wording | null }) {
  if (problem === null) return null;
  return (
    <p className="problem" role="alert">
      <Both {...problem} />
    </p>
  );
}
