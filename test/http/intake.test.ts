import { createHash } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ADVISORY_LOCK } from '../../src/database/advisory-lock.ts';
import type { Principal } from '../../src/permission/principal.ts';
import { bodyOf } from '../kit/body.ts';
import { startTestHub, type TestHub } from '../kit/hub.ts';
import { csvOf, penaltyRow } from '../kit/penalty-row.ts';
import { removeFolder, temporaryFolder } from '../kit/temporary-folder.ts';

let hub: TestHub;
let folder: string;
beforeAll(async () => {
  [hub, folder] = await Promise.all([startTestHub({ HUB_INTAKE_FILE_MB: '2' }), temporaryFolder()]);
});
afterAll(() => Promise.all([hub.stop(), removeFolder(folder)]));

const SENDER = 'ecology-environment';

async function bearer(
  department: string | null,
  principal: Partial<Principal> = {},
): Promise<Record<string, string>> {
  return department === null ? {} : { authorization: `Bearer ${await hub.token(department, principal)}` };
}

async function upload(
  path: string,
  content: string,
  { as = SENDER as string | null, name = '处罚.csv', principal = {} as Partial<Principal> } = {},
) {
  const form = new FormData();
  form.append('file', new Blob([content]), name);
  const response = await fetch(`${hub.url}/intake/${path}`, {
    method: 'POST',
    body: form,
    headers: await bearer(as, principal),
  });
  const receipt = response.headers.get('x-audit-entry');
  return { status: response.status, receipt, body: await bodyOf(response) };
}

const get = async (path: string, as: string | null = SENDER, principal: Partial<Principal> = {}) =>
  fetch(`${hub.url}${path}`, { headers: await bearer(as, principal) });

const codeOf = ({ body }: { body: { errors: { extensions: { code: string } }[] } }) =>
  body.errors[0]?.extensions.code;

const rows = (prefix: string) => [
  penaltyRow({ CF_WSH: `${prefix}〔2026〕1号` }),
  penaltyRow({ CF_WSH: `${prefix}〔2026〕2号`, CF_JDRQ: '昨天' }),
];

describe('an upload', () => {
  it('is answered with its batch, its counts, what is wrong and where the rejected rows are', async () => {
    const { status, body } = await upload('penalties', csvOf(rows('传')), { principal: { person: 'p1' } });
    expect(status).toBe(200);
    expect(body).toMatchObject({
      kind: 'penalties',
      fileName: '处罚.csv',
      state: 'DONE',
      sentBy: { client: 'test', person: 'p1' },
      rows: 2,
      created: 1,
      rejected: 1,
      faults: [{ line: 3, column: 'CF_JDRQ', value: '昨天', rule: 'NOT_A_DATE', outcome: 'REJECTED' }],
      rejects: `/intake/batches/${body.id}/rejects`,
    });
    const rejects = await get(body.rejects);
    expect(rejects.headers.get('content-type')).toBe('text/csv; charset=utf-8');
    expect(rejects.headers.get('content-disposition')).toContain(encodeURIComponent('处罚-rejected.csv'));
    expect(await rejects.text()).toContain('昨天');
    const found = await hub.ask(
      SENDER,
      '{ penaltyDisclosures(filter: { decisionNumber: "传〔2026〕1号" }) { totalCount } }',
    );
    expect(found.body.data.penaltyDisclosures.totalCount).toBe(1);
    const again = await upload('penalties', csvOf(rows('传')));
    expect([again.status, again.body.id, again.body.isKnown]).toEqual([200, body.id, true]);
  });

  it('is only judged where that is asked for', async () => {
    const { status, body } = await upload('penalties?dryRun=true', csvOf(rows('试')));
    expect([status, body]).toMatchObject([200, { rows: 2, accepted: 1, rejected: 1 }]);
    const [found] = await hub.sql`
      select count(*)::int as count from penalty_disclosure.disclosures where decision_number like '试%'`;
    expect(found).toEqual({ count: 0 });
  });

  it('is for an app, an analyst or a data owner of a department that has such records', async () => {
    const content = csvOf(rows('权'));
    expect((await upload('penalties', content, { as: null })).status).toBe(401);
    for (const role of ['auditor', 'operator'] as const) {
      const refused = await upload('penalties', content, { principal: { roles: [role] } });
      expect([refused.status, codeOf(refused)]).toEqual([403, 'INTAKE_NOT_ALLOWED']);
    }
    expect(
      (await upload('penalties', content, { as: 'hub', principal: { roles: ['operator'] } })).status,
    ).toBe(403);
    expect(codeOf(await upload('registrations', content))).toBe('INTAKE_NOT_ALLOWED');
    expect((await upload('gossip', content)).status).toBe(404);
    for (const role of ['analyst', 'data-owner'] as const) {
      const taken = await upload('penalties', `${content}${role}`, { principal: { roles: [role] } });
      expect(taken.status).toBe(200);
    }
  });

  it('is refused in words where it is no table, too large, or no form', async () => {
    const program = await upload('penalties', '#!/bin/sh\n', { name: 'x.csv' });
    expect([program.status, codeOf(program)]).toEqual([400, 'INTAKE_FILE_REFUSED']);
    const large = await upload('penalties', 'x'.repeat(3 * 2 ** 20));
    expect([large.status, codeOf(large)]).toEqual([413, 'INTAKE_FILE_TOO_LARGE']);
    const headers = { ...(await bearer(SENDER)), 'content-type': 'application/json' };
    const body = await fetch(`${hub.url}/intake/penalties`, { method: 'POST', body: '{}', headers });
    expect(body.status).toBe(400);
    const headless = await upload('penalties', 'a,b\n1,2\n');
    expect([headless.status, headless.body.failure.code]).toEqual([422, 'INTAKE_FILE_REFUSED']);
  });
});

describe('an upload on record', () => {
  const entriesOf = (content: string) => hub.sql`
    select department, person, operation_name, outcome, seq from audit.entries
    where operation_hash = ${createHash('sha256').update(content).digest('hex')} order by seq`;

  it('stands there before it is taken in, and with what came of it', async () => {
    const right = csvOf([penaltyRow({ CF_WSH: '录〔2026〕1号' })]);
    const { status, receipt } = await upload('penalties', right, { principal: { person: 'p2' } });
    expect(status).toBe(200);
    const entries = await entriesOf(right);
    const about = { department: SENDER, person: 'p2', operation_name: 'intake penalties' };
    expect(entries).toMatchObject([
      { ...about, outcome: 'INTENT' },
      { ...about, outcome: 'ANSWERED' },
    ]);
    expect(receipt).toContain(`:${entries[1]?.seq}:`);
  });

  it('says that rows of it were rejected, or all of it', async () => {
    const mixed = csvOf(rows('混'));
    await upload('penalties', mixed);
    expect((await entriesOf(mixed)).map(({ outcome }) => outcome)).toEqual(['INTENT', 'PARTIAL']);
    const program = '#!/bin/sh\nexit\n';
    await upload('penalties', program, { name: 'y.csv' });
    expect((await entriesOf(program)).map(({ outcome }) => outcome)).toEqual(['INTENT', 'REFUSED']);
  });
});

describe('the batches of a department', () => {
  it('stand as interrupted when nobody takes them in any more, and go on when their file comes again', async () => {
    const content = csvOf([penaltyRow({ CF_WSH: '断〔2026〕1号' })]);
    const { body } = await upload('penalties', content);
    // As a process leaves it that was killed before its first chunk.
    await hub.sql`update intake.batches set state = 'APPLYING', rows = 0, accepted = 0, created = 0 where id = ${body.id}`;
    const left = await get(body.self);
    expect([left.status, (await bodyOf(left)).state]).toEqual([422, 'INTERRUPTED']);
    const { batches } = await bodyOf(await get('/intake/batches'));
    expect(batches.find(({ id }: { id: string }) => id === body.id)).toMatchObject({ state: 'INTERRUPTED' });
    await hub.sql.begin(async (sql) => {
      // The lock that the process holds which takes it in.
      await sql`select pg_advisory_xact_lock(${ADVISORY_LOCK.intake}::int, hashtext(${body.id}))`;
      const running = await get(body.self);
      expect([running.status, (await bodyOf(running)).state]).toEqual([202, 'APPLYING']);
    });
    const again = await upload('penalties', content);
    expect([again.status, again.body.state, again.body.rows]).toEqual([200, 'DONE', 1]);
  });

  it('are listed with who, when, state and counts, and are nobody else’s', async () => {
    const { body } = await upload('penalties', csvOf(rows('列')));
    const { batches } = await bodyOf(await get('/intake/batches'));
    expect(batches.map(({ id }: { id: string }) => id)).toContain(body.id);
    expect(batches[0]).toMatchObject({ sentBy: { client: 'test' }, state: 'DONE', rows: 2 });
    const others = await bodyOf(await get('/intake/batches', 'education'));
    expect(others.batches).toEqual([]);
    for (const path of [body.self, body.rejects]) {
      expect((await get(path, 'education')).status).toBe(404);
      expect((await get(path, null)).status).toBe(401);
    }
    // An auditor sees that something was sent, and not what was in it.
    const auditor = { roles: ['auditor'] as const };
    expect((await get(body.self, SENDER, auditor)).status).toBe(200);
    expect((await get(body.rejects, SENDER, auditor)).status).toBe(403);
  });
});

describe('hub ingest', () => {
  it('and an upload of the same file are the same batch', async () => {
    const { runHub } = await import('../cli/process.ts');
    const file = join(folder, 'same.csv');
    const content = csvOf(rows('同'));
    await writeFile(file, content);
    const { body } = await upload('penalties', content, { name: 'same.csv' });
    const { code, stdout } = await runHub(['ingest', 'penalties', file, '--department', SENDER], {
      DATABASE_URL: hub.databaseUrl,
      HUB_KEY_FILE: join(folder, 'keys'),
      HUB_DATA: folder,
    });
    expect(code).toBe(1);
    expect(stdout).toContain('2 rows: 0 new, 0 amended, 1 unchanged, 1 rejected.');
    expect(stdout).toContain(body.id);
  });
});
