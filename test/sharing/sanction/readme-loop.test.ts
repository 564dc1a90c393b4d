import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { sql } from 'drizzle-orm';
import { beforeAll, expect, it } from 'vitest';
import { removeFolder, temporaryFolder } from '../../kit/temporary-folder.ts';
import { openSanctionRegion, type SanctionRegion } from './sanction-region.ts';

const README = readFileSync(fileURLToPath(new URL('../../../README.md', import.meta.url)), 'utf8');
const LOOP = /Save it as `sanctions\.mjs`[\s\S]*?```js\n([\s\S]*?)```/.exec(README)?.[1] ?? '';
const run = promisify(execFile);

let region: SanctionRegion;
let folder: string;
beforeAll(async () => {
  folder = await temporaryFolder();
  region = await openSanctionRegion();
  await region.subject(1);
  return async () => {
    await region.stop();
    await removeFolder(folder);
  };
});

it('the loop of the README comes to hold what is in force, goes on where it was, and gives up what has ended', async () => {
  const file = join(folder, 'sanctions.json');
  await writeFile(join(folder, 'sanctions.mjs'), LOOP);
  const token = await region.hub.token('credit-office', { client: 'platform' });
  const turn = async () => {
    await region.numbered();
    const { stdout } = await run(process.execPath, [
      join(folder, 'sanctions.mjs'),
      region.hub.url,
      token,
      file,
      'once',
    ]);
    return { said: stdout.trim(), held: Object.keys(JSON.parse(await readFile(file, 'utf8')).held) };
  };
  const ended = await region.penalty('1');
  const listing = await region.abnormal('1');
  expect(await turn()).toEqual({
    said: '2 sanctions in force, the same at the hub: true',
    held: expect.arrayContaining([`PENALTY_DISCLOSURE ${ended}`, `ABNORMAL_LISTING ${listing}`]),
  });
  await region.end(ended, sql`state = 'REPAIRED'`);
  expect(await turn()).toEqual({
    said: '1 sanctions in force, the same at the hub: true',
    held: [`ABNORMAL_LISTING ${listing}`],
  });
});
