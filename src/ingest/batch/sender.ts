import { and, eq, inArray } from 'drizzle-orm';
import type { Moment } from '../../clock.ts';
import type { Database } from '../../database/statement.ts';
import { HubError } from '../../errors.ts';
import { normalizeName } from '../../identifier/name.ts';
import { registerSource } from '../../sharing/source.ts';
import { departments, sources } from '../../sharing/table.ts';
import type { IntakeKind } from '../kind/kind.ts';

/** Throws INTAKE_NOT_ALLOWED unless the department has records of the kind: by its office, or by having asserted some. */
export async function requireSender(db: Database, department: string, kind: IntakeKind): Promise<void> {
  if (kind.senders === null || kind.senders.includes(department)) return;
  const asserted = and(eq(sources.department, department), inArray(sources.type, [...kind.types]));
  const found = kind.types.length === 0 ? [] : await db.select().from(sources).where(asserted).limit(1);
  if (found.length > 0) return;
  const named = kind.senders.join(', ');
  throw new HubError('INTAKE_NOT_ALLOWED', {
    why: `${kind.name} come from ${named} alone`,
    whyZh: `${kind.title}仅由 ${named} 报送`,
  });
}

/** Before the first record is there: whoever asserts records has them for its own from the beginning. */
export async function registerSender(
  db: Database,
  department: string,
  { types }: IntakeKind,
  { now }: Moment,
): Promise<void> {
  for (const type of types) await registerSource(db, { department, type }, now);
}

const NAMES_KEPT = 1_000;

/** Whether a name is that of another department, by which a row tells that it is that one's. */
export async function otherNames(db: Database, department: string): Promise<(name: string) => boolean> {
  const all = await db.select({ id: departments.id, name: departments.name }).from(departments);
  const others = new Set(all.filter(({ id }) => id !== department).map(({ name }) => normalizeName(name)));
  // A file names the same few, in each of its rows.
  const known = new Map<string, boolean>();
  return (name) => {
    const answer = known.get(name) ?? others.has(normalizeName(name));
    if (known.size < NAMES_KEPT) known.set(name, answer);
    return answer;
  };
}
