import { randomUUID } from 'node:crypto';
import { and, asc, eq, isNull, sql } from 'drizzle-orm';
import { writeRecords } from '../changes/write.ts';
import { type Moment, toShanghaiTime } from '../clock.ts';
import type { Database } from '../database/statement.ts';
import { HubError } from '../errors.ts';
import type { Grant } from '../permission/grant.ts';
import { type GrantableGraph, grantFaults } from '../permission/grant-faults.ts';
import { grantOf, loadPolicy, lockPolicy } from './policy.ts';
import { type GrantRow, grantRecords } from './record.ts';
import { clients, grants } from './table.ts';

export type WantedGrant = Omit<Grant, 'id'> & {
  /** On what the owner bases it: a law, an agreement, a letter. */
  readonly basis: string;
  /** The part of a request that it answers. */
  readonly requestPart?: string | null;
};

/**
 * Gives a grant; every running hub goes by it within a second. GRANT_REFUSED says everything that is wrong with it.
 */
export function giveGrant(
  db: Database,
  wanted: WantedGrant,
  { graph, moment }: { readonly graph: GrantableGraph; readonly moment: Moment },
): Promise<string> {
  return db.transaction((at) => writeGrant(at, wanted, { graph, moment }));
}

/** The same within a transaction of the caller's. */
export async function writeGrant(
  at: Database,
  wanted: WantedGrant,
  { graph, moment }: { readonly graph: GrantableGraph; readonly moment: Moment },
): Promise<string> {
  // One at a time: of two that mask one field differently, the second has to see the first.
  await lockPolicy(at, 'update');
  const policy = await loadPolicy(at);
  const { basis, requestPart = null, ...asked } = wanted;
  const grant: Grant = { ...asked, id: randomUUID() };
  const faults = [
    ...grantFaults(grant, policy, graph),
    ...(await clientFaults(at, wanted)),
    ...(basis.trim() === '' ? ['It says no legal basis.'] : []),
  ];
  if (faults.length > 0) throw new HubError('GRANT_REFUSED', { why: faults.join(' ') });
  const { scope, coordinates, ...row } = grant;
  const assertedAt = toShanghaiTime(moment.now);
  await writeRecords(
    at,
    grantRecords,
    [{ ...row, ...scope, coordinates: [...coordinates], basis, requestPart, assertedAt }],
    moment.now,
  );
  return grant.id;
}

/** What is wrong with limiting something to one application of a department. */
export async function clientFaults(
  db: Database,
  { client, grantee }: Pick<Grant, 'client' | 'grantee'>,
): Promise<string[]> {
  if (client === null) return [];
  const [found] = await db.select().from(clients).where(eq(clients.id, client));
  if (found === undefined) return [`There is no client "${client}".`];
  return found.department === grantee ? [] : [`The client "${client}" is not one of ${grantee}.`];
}

/** Takes a grant back; nobody goes by it a second later. GRANT_UNKNOWN where none of that id is in force. */
export async function revokeGrant(
  db: Database,
  { id, reason }: { readonly id: string; readonly reason: string },
  moment: Moment,
): Promise<void> {
  await db.transaction((at) => writeRevocation(at, { id, reason }, { moment, by: null }));
}

/** The same within a transaction of the caller's; of a department, only what it has given or been given. */
export async function writeRevocation(
  at: Database,
  { id, reason }: { readonly id: string; readonly reason: string },
  { moment, by }: { readonly moment: Moment; readonly by: string | null },
): Promise<GrantRow> {
  if (reason.trim() === '')
    throw new HubError('ARGUMENT_INVALID', { argument: 'reason', why: 'it is blank' });
  const [row] = await at
    .select()
    .from(grants)
    .where(and(eq(grants.id, id), isNull(grants.revokedAt)))
    .for('update');
  if (row === undefined || (by !== null && by !== row.owner && by !== row.grantee)) {
    throw new HubError('GRANT_UNKNOWN', { grant: id });
  }
  const revokedAt = toShanghaiTime(moment.now);
  const revoked = { ...row, revokedAt, revokedBecause: reason, assertedAt: revokedAt };
  await writeRecords(at, grantRecords, [revoked], moment.now);
  return revoked;
}

/** The grants that are not revoked and have not run out, by owner and grantee. */
export async function liveGrants(
  db: Database,
  { today }: Moment,
): Promise<(Grant & Pick<GrantRow, 'basis'>)[]> {
  const rows = await db
    .select()
    .from(grants)
    .where(and(isNull(grants.revokedAt), sql`${grants.validTo} >= ${today}`))
    .orderBy(asc(grants.owner), asc(grants.grantee), asc(grants.id));
  return rows.map((row) => ({ ...grantOf(row), basis: row.basis }));
}
