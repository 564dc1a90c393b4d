import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { leasesOver } from '../src/changes/lease.ts';
import { runHub } from './cli/process.ts';
import { startTestHub, type TestHub } from './kit/hub.ts';
import { removeFolder, temporaryFolder } from './kit/temporary-folder.ts';

let hub: TestHub;
let folder: string;
beforeAll(async () => {
  [hub, folder] = await Promise.all([startTestHub(), temporaryFolder()]);
});
afterAll(() => Promise.all([hub.stop(), removeFolder(folder)]));

const nameOf = async (uscc: string) => {
  const { body } = await hub.ask(
    'education',
    'query ($uscc: ID!) { subject(uscc: $uscc) { name directories { id } } }',
    {
      variables: { uscc },
    },
  );
  expect(body.errors).toBeUndefined();
  return body.data.subject.name;
};

describe('a record that a running hub has read', () => {
  it('is answered as it is now as soon as the command that changed it has ended', async () => {
    const [subject] = await hub.sql<{ uscc: string; name: string }[]>`
      select uscc, name from subject.subjects where source = 'market-regulation' order by uscc limit 1`;
    const { uscc, name } = subject as { uscc: string; name: string };
    const environment = {
      DATABASE_URL: hub.databaseUrl,
      HUB_KEY_FILE: join(folder, 'keys'),
      HUB_DATA: folder,
    };
    for (const turn of [1, 2, 3]) {
      // Again and again, so that it is kept.
      for (let asked = 0; asked < 10; asked += 1) await nameOf(uscc);
      const file = join(folder, `${turn}.jsonl`);
      await writeFile(
        file,
        `${JSON.stringify({ uniSCID: uscc, entName: `${name}${turn}`, regState: '存续' })}\n`,
      );
      const { code, stderr } = await runHub(['ingest', 'subjects', file], environment);
      expect(code, stderr).toBe(0);
      expect(await nameOf(uscc)).toBe(`${name}${turn}`);
    }
  }, 60_000);

  it('is gone at once for a caller whom a withdrawal leaves without it, whoever writes', async () => {
    const [found] = await hub.sql<{ id: string; source: string }[]>`
      select id, source from penalty_disclosure.disclosures
      where state = 'PUBLISHED' and publicity_ends_on > '2027-01-01' and source <> 'education' order by id limit 1`;
    const { id, source } = found as { id: string; source: string };
    const seenBy = async (department: string | null) => {
      const { body } = await hub.ask(department, 'query ($id: ID!) { penaltyDisclosure(id: $id) { id } }', {
        variables: { id },
      });
      return body.data.penaltyDisclosure?.id ?? null;
    };
    expect([await seenBy('education'), await seenBy(null), await seenBy(source)]).toEqual([id, id, id]);
    await hub.sql`update penalty_disclosure.disclosures set state = 'WITHDRAWN' where id = ${id}`;
    await leasesOver();
    expect([await seenBy('education'), await seenBy(null), await seenBy(source)]).toEqual([null, null, id]);
  });
});
