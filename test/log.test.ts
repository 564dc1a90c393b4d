import { sql as text } from 'drizzle-orm';
import { drizzle } from 'drizzle-orm/postgres-js';
import { GraphQLError } from 'graphql';
import { describe, expect, it } from 'vitest';
import { HubError } from '../src/errors.ts';
import { withoutValues } from '../src/log.ts';
import { testDatabase } from './kit/database.ts';

const { sql } = await testDatabase();
const db = drizzle(sql);
await sql`create table known (id text primary key)`;

const SECRET = '610902199001011234';

async function failure(work: () => PromiseLike<unknown>): Promise<Error> {
  try {
    await work();
  } catch (error) {
    return error as Error;
  }
  throw new Error('It did not fail.');
}

const logged = (error: unknown) => JSON.stringify(withoutValues(error));

describe('what is logged of an error', () => {
  it.each([
    ['a value of the wrong type', () => db.execute(text`select ${SECRET}::text::date`)],
    ['a value out of range', () => db.execute(text`select ${`${SECRET}99`}::text::bigint`)],
    ['a malformed array', () => db.execute(text`select ${`{${SECRET}`}::text::text[]`)],
    ['malformed JSON', () => db.execute(text`select ${`{"id": ${SECRET}`}::text::jsonb`)],
    ['no such table', () => db.execute(text`select ${SECRET} from nowhere`)],
    [
      'a value that looks like a frame of a stack',
      () => db.execute(text`select ${`x\n    at ${SECRET}`}, 1 from nowhere`),
    ],
    [
      'a row that is there already',
      () => db.execute(text`insert into known values (${SECRET}), (${SECRET})`),
    ],
  ])('never holds the values of a failed statement: %s', async (_what, work) => {
    const error = await failure(work as () => PromiseLike<unknown>);
    expect(logged(error)).not.toContain(SECRET);
    expect(logged(new HubError('INTERNAL', { reference: 'r' }, { cause: error }))).not.toContain(SECRET);
    expect(logged(new GraphQLError('failed', { originalError: error }))).not.toContain(SECRET);
  });

  it('says what an operator needs: the kind, the statement, the code, and where', async () => {
    const error = await failure(() => db.execute(text`select ${SECRET} from nowhere`));
    const entry = withoutValues(error) as { message: string; stack: string; cause: Record<string, string> };
    expect(entry).toMatchObject({
      type: 'DrizzleQueryError',
      message: 'Failed query: select $1 from nowhere',
    });
    expect(entry.cause).toMatchObject({ type: 'PostgresError', code: '42P01' });
    expect(entry.cause?.message).toBe('relation "nowhere" does not exist');
    expect(entry.stack).toMatch(/\n {4}at .*log\.test\.ts/);
  });

  it('keeps a thrown value that is no error', () => {
    expect(withoutValues('out of order')).toEqual({ message: 'out of order' });
  });
});
