import { and, eq, isNull, lt } from 'drizzle-orm';
import { GraphQLError, type GraphQLFormattedError } from 'graphql';
import { type Clock, toShanghaiTime } from '../clock.ts';
import type { Database } from '../database/statement.ts';
import { HubError } from '../errors.ts';
import { mutations } from './table.ts';

interface Key {
  readonly name: string;
  readonly request: string;
  readonly rights: string;
}

interface Outcome {
  readonly data: Record<string, unknown> | null;
  readonly errors: readonly GraphQLError[];
  readonly subjects: readonly string[];
}

interface Kept {
  readonly data: Outcome['data'];
  readonly errors: readonly GraphQLFormattedError[];
  readonly subjects: readonly string[];
}

// A client that lost its connection asks again within minutes; a queue that was down over a weekend, within days.
const KEPT_DAYS = 7;

/**
 * Remembers, for all processes of the hub, which mutations have been carried out under which key. One that was begun
 * and never ended is not carried out again, as nobody knows how far it came.
 */
export function mutationMemory(db: Database, clock: Clock) {
  async function begin({ name, request, rights }: Key): Promise<boolean> {
    const { now } = clock();
    const forgotten = new Date(now.getTime() - KEPT_DAYS * 86_400_000);
    await db.delete(mutations).where(lt(mutations.begunAt, toShanghaiTime(forgotten)));
    const begun = await db
      .insert(mutations)
      .values({ name, request, rights, begunAt: toShanghaiTime(now) })
      .onConflictDoNothing()
      .returning({ name: mutations.name });
    return begun.length === 1;
  }

  async function recall({ name, request, rights }: Key): Promise<Outcome> {
    const [kept] = await db.select().from(mutations).where(eq(mutations.name, name));
    // Somebody else's that failed has just been taken back.
    if (kept === undefined) throw new HubError('MUTATION_UNFINISHED', { begun: 'this moment' });
    if (kept.request !== request) throw new HubError('IDEMPOTENCY_KEY_REUSED');
    if (kept.answer === null) throw new HubError('MUTATION_UNFINISHED', { begun: kept.begunAt });
    if (kept.rights !== rights) throw new HubError('ANSWER_NOT_REPEATED');
    const { data, errors, subjects } = JSON.parse(kept.answer) as Kept;
    return { data, errors: errors.map(asError), subjects };
  }

  return {
    async once(key: Key, carryOut: () => Promise<Outcome>): Promise<Outcome> {
      if (!(await begin(key))) return recall(key);
      let outcome: Outcome;
      try {
        outcome = await carryOut();
      } catch (error) {
        // What a view answers with an error is an outcome; this was none, and nothing was asked of anybody.
        await db.delete(mutations).where(and(eq(mutations.name, key.name), isNull(mutations.answer)));
        throw error;
      }
      const answer: Kept = { ...outcome, errors: outcome.errors.map((error) => error.toJSON()) };
      await db
        .update(mutations)
        .set({ answer: JSON.stringify(answer) })
        .where(eq(mutations.name, key.name));
      return outcome;
    },
  };
}

const asError = ({ message, path, extensions, locations }: GraphQLFormattedError): GraphQLError =>
  Object.assign(new GraphQLError(message, { ...(path && { path }), ...(extensions && { extensions }) }), {
    ...(locations && { locations }),
  });
