import { randomBytes, scrypt, timingSafeEqual } from 'node:crypto';
import { promisify } from 'node:util';
import { eq } from 'drizzle-orm';
import type { Database } from '../database/statement.ts';
import type { Role } from '../permission/principal.ts';
import { clients } from './table.ts';

const derive = promisify<string, Buffer, number, Buffer>(scrypt);
const HASH_BYTES = 32;

export interface ClientIdentity {
  readonly id: string;
  readonly department: string;
  readonly roles: readonly Role[];
}

/** Registers a client of a department and tells its secret, which is kept nowhere but as a hash. */
export async function registerClient(
  db: Database,
  client: ClientIdentity & { name: string },
  createdAt: Date,
): Promise<{ secret: string }> {
  const secret = randomBytes(32).toString('base64url');
  await db.insert(clients).values({
    id: client.id,
    department: client.department,
    name: client.name,
    roles: [...client.roles],
    secretHash: await hashSecret(secret),
    createdAt: createdAt.toISOString(),
  });
  return { secret };
}

/** The client of that identifier and secret; null for an unknown, revoked or wrongly named one alike. */
export async function authenticateClient(
  db: Database,
  id: string,
  secret: string,
): Promise<ClientIdentity | null> {
  const [client] = await db.select().from(clients).where(eq(clients.id, id));
  // An unknown client costs as much time as a wrong secret, so that names cannot be told apart by the clock.
  const matches = await secretMatches(secret, client?.secretHash ?? NOBODYS_HASH);
  if (client === undefined || !matches || client.revokedAt !== null) return null;
  return { id: client.id, department: client.department, roles: client.roles as Role[] };
}

async function hashSecret(secret: string): Promise<string> {
  const salt = randomBytes(16);
  const hash = await derive(secret, salt, HASH_BYTES);
  return `scrypt$${salt.toString('base64url')}$${hash.toString('base64url')}`;
}

const NOBODYS_HASH = `scrypt$${Buffer.alloc(16).toString('base64url')}$${Buffer.alloc(HASH_BYTES).toString('base64url')}`;

async function secretMatches(secret: string, stored: string): Promise<boolean> {
  const [, salt = '', hash = ''] = stored.split('$');
  const derived = await derive(secret, Buffer.from(salt, 'base64url'), HASH_BYTES);
  return timingSafeEqual(derived, Buffer.from(hash, 'base64url'));
}
