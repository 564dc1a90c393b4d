import { drizzle } from 'drizzle-orm/postgres-js';
import type { Config } from '../config.ts';
import { connectDatabase } from '../database/connect.ts';
import { HubError } from '../errors.ts';
import { issueToken } from '../http/token.ts';
import { openKeyRing } from '../keys.ts';
import { OPERATOR_DEPARTMENT, ROLES, type Role } from '../permission/principal.ts';
import { loadPolicy } from '../sharing/policy.ts';
import { withDatabase } from './database.ts';

export interface TokenOptions {
  readonly role: string;
  readonly client?: string;
  readonly person?: string;
}

/** `hub token DEPARTMENT`: one token on stdout and nothing else. Whoever may read the hub’s keys may have it. */
export const tokenCommand = (config: Config, department: string, options: TokenOptions): Promise<void> =>
  withDatabase(config, async ({ url }) => {
    const role = roleOf(options.role);
    await requireDepartment(url, department);
    const keys = openKeyRing(config.keyFile, { create: true });
    const token = await issueToken(keys, {
      department,
      client: options.client ?? 'cli',
      person: options.person ?? null,
      roles: [role],
    });
    process.stdout.write(`${token}\n`);
  });

export function roleOf(text: string): Role {
  const role = ROLES.find((known) => known === text);
  if (role === undefined) throw new HubError('ROLE_UNKNOWN', { role: text, known: ROLES.join(', ') });
  return role;
}

/** DEPARTMENT_UNKNOWN lists the departments there are. */
export async function requireDepartment(url: string, department: string): Promise<void> {
  const sql = connectDatabase(url, { max: 1, applicationName: 'hub token' });
  try {
    const { departments } = await loadPolicy(drizzle(sql));
    if (departments.has(department) || department === OPERATOR_DEPARTMENT) return;
    const known = [...departments.keys(), OPERATOR_DEPARTMENT].join(', ');
    throw new HubError('DEPARTMENT_UNKNOWN', { department, known });
  } finally {
    await sql.end({ timeout: 5 });
  }
}
