import type { Grant } from '../permission/grant.ts';
import { unknownCoordinates } from '../permission/grant-faults.ts';
import type { ShareTable } from '../permission/share.ts';

/** Grants that name fields which a graph does not have, each as a sentence: nothing is given of those. */
export const idleGrants = (grants: readonly Grant[], table: ShareTable): string[] =>
  grants.flatMap((grant) => {
    const unknown = unknownCoordinates(grant, table);
    if (unknown.length === 0) return [];
    return [`Grant ${grant.id} of ${grant.owner} to ${grant.grantee} names ${unknown.join(', ')}.`];
  });
