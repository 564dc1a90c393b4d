import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import { connectDatabase } from '../../src/database/connect.ts';
import { copyIn, copyLine } from '../../src/database/copy-in.ts';
import { testDatabase } from '../kit/database.ts';

const { sql, url } = await testDatabase();
const single = connectDatabase(url, { max: 1, applicationName: 'hub test copy' });
afterAll(() => single.end({ timeout: 1 }));
await sql`create table copied (place int primary key, text text, list text[])`;

describe('rows that are copied', () => {
  it('arrive as they are, whatever characters they hold', async () => {
    const text = fc.option(fc.string({ unit: 'grapheme' }).map((each) => each.replaceAll('\0', '')));
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(text, fc.array(fc.string({ unit: 'grapheme-ascii' })))),
        async (rows) => {
          await sql`truncate copied`;
          const pieces = rows.map(([one, list], place) => copyLine([place, one, list]));
          await copyIn(single, 'copy copied (place, text, list) from stdin', pieces);
          const found = await sql`select text, list from copied order by place`;
          expect(found.map(({ text: one, list }) => [one, list])).toEqual(rows);
        },
      ),
      { numRuns: 50 },
    );
  });

  it('fail, and keep nobody waiting, where the server refuses one of them, the last one too', async () => {
    for (const pieces of [
      ['oops\t\\N\t\\N\n', '1\ta\t{}\n'],
      ['1\ta\t{}\n', 'oops\t\\N\t\\N\n'],
    ]) {
      await single`begin`;
      await expect(copyIn(single, 'copy copied from stdin', pieces)).rejects.toThrow();
      await single`rollback`;
      expect(await single`select 1 as one`).toEqual([{ one: 1 }]);
    }
  });

  it('fail where the connection goes away meanwhile', async () => {
    const [row] = await single`select pg_backend_pid() as pid`;
    const pieces = function* () {
      yield '7\ta\t{}\n';
      void sql`select pg_terminate_backend(${row?.pid as number})`.catch(() => undefined);
      for (let place = 8; place < 200_000; place += 1) yield `${place}\t${'a'.repeat(200)}\t{}\n`;
    };
    await single`begin`;
    await expect(copyIn(single, 'copy copied from stdin', pieces())).rejects.toThrow();
  });
});
