import { eq } from 'drizzle-orm';
import { addDays } from '../../calendar/civil-date.ts';
import { HubError } from '../../errors.ts';
import type { Actor } from '../../permission/officer.ts';
import { grants } from '../table.ts';
import type { Acting } from './acting.ts';
import { draftRequest } from './draft.ts';
import type { RequestRow } from './record.ts';
import { submitRequest } from './submit.ts';
import { accessRequests, requestParts } from './table.ts';

/** Asks for a grant once more, from the day after its last, in one step: the same of everything but the days. */
export async function renewGrant(
  acting: Acting,
  { id, validTo }: { readonly id: string; readonly validTo: string },
  by: Actor,
): Promise<RequestRow> {
  const { at, moment } = acting;
  const [found] = await at
    .select({ grant: grants, scenario: accessRequests.scenario })
    .from(grants)
    .leftJoin(requestParts, eq(requestParts.id, grants.requestPart))
    .leftJoin(accessRequests, eq(accessRequests.id, requestParts.request))
    .where(eq(grants.id, id));
  const grant = found?.grant;
  if (grant === undefined || grant.grantee !== by.department)
    throw new HubError('GRANT_UNKNOWN', { grant: id });
  if (grant.revokedAt !== null) {
    throw new HubError('REQUEST_REFUSED', { why: 'It was revoked; ask for it in a request of its own.' });
  }
  const next = grant.validTo < moment.today ? moment.today : addDays(grant.validTo, 1);
  const { owner, client, purpose, coordinates, division, industry, directory, mask, basis } = grant;
  const drafted = await draftRequest(
    acting,
    {
      purpose,
      coordinates,
      sources: [owner],
      client,
      scope: { division, industry, directory },
      mask,
      scenario: found?.scenario ?? `续期 ${id}`,
      legalBasis: basis,
      validFrom: next,
      validTo,
    },
    by,
  );
  return submitRequest(acting, drafted.id, by);
}
