import type { Principal } from '../../../src/permission/principal.ts';

/** Who asks, for what and when. */
export interface Caller extends Principal {
  readonly purpose: string | null;
  readonly today: string;
  /** Whether nobody can say at the moment that the policy is still the one that is known. */
  readonly isStale: boolean;
}
