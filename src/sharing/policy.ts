import { asc, isNotNull, isNull } from 'drizzle-orm';
import type { Database } from '../database/statement.ts';
import type { Grant } from '../permission/grant.ts';
import type { PolicySnapshot } from '../permission/policy.ts';
import type { GrantRow } from './record.ts';
import { clients, departments, grants, policyVersion, purposes, sources } from './table.ts';

/** The number that grows with every change of the policy. */
export async function readPolicyVersion(db: Database): Promise<string> {
  const [row] = await db.select({ version: policyVersion.version }).from(policyVersion);
  if (row === undefined) throw new Error('The policy has no version.');
  return String(row.version);
}

/** Lets nobody change the policy until the transaction ends; or, with `update`, not even rest a change of his own on it. */
export async function lockPolicy(at: Database, mode: 'share' | 'update'): Promise<void> {
  await at.select().from(policyVersion).for(mode);
}

const TRIES = 5;

/**
 * Reads what decisions rest on, all of it as it was at one moment: what has changed meanwhile is read again. Without a
 * transaction, because the client (postgres.js 3.4.9) ends the process where the server drops one.
 */
export async function loadPolicy(db: Database): Promise<PolicySnapshot> {
  for (let tries = 0; tries < TRIES; tries += 1) {
    const version = await readPolicyVersion(db);
    const read = await readPolicy(db);
    if (version === (await readPolicyVersion(db))) return { version, isConfirmed: true, ...read };
  }
  throw new Error('The policy changes faster than it can be read.');
}

async function readPolicy(db: Database): Promise<Omit<PolicySnapshot, 'version' | 'isConfirmed'>> {
  const granted = await db.select().from(grants).where(isNull(grants.revokedAt)).orderBy(asc(grants.id));
  const revoked = await db.select({ id: clients.id }).from(clients).where(isNotNull(clients.revokedAt));
  return {
    departments: byId(await db.select().from(departments).orderBy(asc(departments.id))),
    purposes: byId(await db.select().from(purposes).orderBy(asc(purposes.id))),
    grants: granted.map(grantOf),
    sources: byType(await db.select().from(sources)),
    revokedClients: new Set(revoked.map(({ id }) => id)),
  };
}

export const grantOf = ({ division, industry, directory, ...row }: GrantRow): Grant => ({
  id: row.id,
  owner: row.owner,
  grantee: row.grantee,
  client: row.client,
  purpose: row.purpose,
  coordinates: row.coordinates,
  scope: { division, industry, directory },
  mask: row.mask,
  validFrom: row.validFrom,
  validTo: row.validTo,
});

const byId = <Row extends { readonly id: string }>(rows: readonly Row[]): ReadonlyMap<string, Row> =>
  new Map(rows.map((row) => [row.id, row]));

function byType(rows: readonly { readonly department: string; readonly type: string }[]) {
  const found = new Map<string, Set<string>>();
  for (const { department, type } of rows) found.set(type, (found.get(type) ?? new Set()).add(department));
  return found;
}
