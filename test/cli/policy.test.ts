import { drizzle } from 'drizzle-orm/postgres-js';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { readConfig } from '../../src/config.ts';
import { connectDatabase } from '../../src/database/connect.ts';
import { issueToken } from '../../src/http/token.ts';
import { openKeyRing } from '../../src/keys.ts';
import { ANONYMOUS } from '../../src/permission/principal.ts';
import { bodyOf } from '../kit/body.ts';
import { demoDatabase } from '../kit/demo-database.ts';
import { removeFolder, temporaryFolder } from '../kit/temporary-folder.ts';
import { type RunningHub, runHub, spawnHub } from './process.ts';

// Two processes that load the whole hub, and the machine runs other tests beside them.
vi.setConfig({ testTimeout: 90_000, hookTimeout: 120_000 });

const hubs: RunningHub[] = [];
let folder: string;
let database: Awaited<ReturnType<typeof demoDatabase>>;
let environment: Record<string, string>;
let token: string;
let uscc: string;
let phone: string;

beforeAll(async () => {
  folder = await temporaryFolder();
  database = await demoDatabase();
  environment = {
    HUB_DATA: folder,
    HUB_KEY_FILE: `${folder}/keys`,
    DATABASE_URL: database.url,
    HUB_DEMO: '0',
    PORT: '0',
  };
  const sql = connectDatabase(database.url, { max: 1 });
  // Nothing but what the test grants itself.
  await sql`delete from sharing.grants`;
  const [subject] = await sql`
    select uscc, phone from subject.subjects where phone ~ '^1\\d{10}$' and division_code like '61%' limit 1`;
  ({ uscc, phone } = subject as unknown as { uscc: string; phone: string });
  await sql.end();
  const config = readConfig(environment);
  const keys = openKeyRing(config.keyFile, { create: true });
  token = await issueToken(
    keys,
    { ...ANONYMOUS, department: 'education', client: 'app', roles: ['app'] },
    600,
  );
  for (let count = 0; count < 2; count += 1) hubs.push(spawnHub(['start'], environment));
  await Promise.all(hubs.map(({ url }) => url));
});
afterAll(async () => {
  for (const hub of hubs) {
    hub.process.kill('SIGKILL');
    await hub.finished;
  }
  await database.drop();
  await removeFolder(folder);
});

async function sendTo(hub: RunningHub, query: string, as = token) {
  const response = await fetch(`${await hub.url}/graphql`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      authorization: `Bearer ${as}`,
      'x-purpose': 'campus-food-safety',
    },
    body: JSON.stringify({ query }),
  });
  return bodyOf(response);
}
const askAt = (hub: RunningHub, fields: string) => sendTo(hub, `{ subject(uscc: "${uscc}") { ${fields} } }`);
const phoneAt = async (hub: RunningHub): Promise<string | null> =>
  (await askAt(hub, 'phone')).data.subject.phone;
const phones = () => Promise.all(hubs.map(phoneAt));

const LONGEST_UNCONFIRMED_MS = 1_000;

describe('two hubs over one database', () => {
  it('both follow what the operator grants and revokes', async () => {
    const hidden = `${phone.slice(0, 3)}****${phone.slice(-4)}`;
    expect(await phones()).toEqual([hidden, hidden]);

    const granted = await runHub(
      ['grant', 'market-regulation', 'education', 'Subject.phone']
        .concat(['--purpose', 'campus-food-safety'])
        .concat(['--basis', '食品安全法第五十七条', '--division', '61']),
      environment,
    );
    expect(granted).toMatchObject({ code: 0, stderr: '' });
    await vi.waitFor(async () => expect(await phones()).toEqual([phone, phone]), { timeout: 10_000 });

    const grant = granted.stdout.trim();
    const listed = await runHub(['grants'], environment);
    expect(JSON.parse(listed.stdout)).toMatchObject({
      id: grant,
      grantee: 'education',
      purpose: 'campus-food-safety',
    });

    // Whoever asks a second after the answer gets nothing by the old policy, however busy the hubs are.
    expect(await runHub(['revoke', grant, '--reason', '合作结束'], environment)).toMatchObject({ code: 0 });
    await new Promise((resolve) => setTimeout(resolve, LONGEST_UNCONFIRMED_MS));
    expect(await phones()).not.toContain(phone);
    await vi.waitFor(async () => expect(await phones()).toEqual([hidden, hidden]), { timeout: 10_000 });
  });

  it('both let a department read from the moment its request is confirmed at one of them, until the grant is taken back', async () => {
    const [one, other] = hubs as [RunningHub, RunningHub];
    const keys = openKeyRing(readConfig(environment).keyFile, { create: false });
    const officer = (person: string) =>
      issueToken(keys, { department: 'market-regulation', client: null, person, roles: ['data-owner'] }, 600);
    const drafted = await sendTo(
      one,
      `mutation { requestAccess(input: { purpose: "campus-food-safety", coordinates: ["Subject.phone"],
        scenario: "学校食堂检查前通知", legalBasis: "食品安全法第五十七条", validFrom: "2020-01-01", validTo: "2099-12-31" }) { id } }`,
    );
    const { id } = drafted.data.requestAccess;
    await sendTo(other, `mutation { submitAccessRequest(id: "${id}") { state } }`);
    const approve = `mutation { decideAccessRequest(id: "${id}", decision: APPROVE) { state } }`;
    await sendTo(one, approve, await officer('p1'));
    const confirm = `mutation { confirmAccessDecision(id: "${id}") { state } }`;
    const confirmed = await sendTo(other, confirm, await officer('p2'));
    expect(confirmed.data.confirmAccessDecision).toEqual({ state: 'APPROVED' });
    await new Promise((resolve) => setTimeout(resolve, LONGEST_UNCONFIRMED_MS));
    expect(await phones()).toEqual([phone, phone]);

    const { data } = await sendTo(one, '{ grants(active: true) { id } }');
    const revoke = `mutation { revokeGrant(id: "${data.grants[0].id}", reason: "检查结束") { state } }`;
    expect((await sendTo(one, revoke, await officer('p1'))).data.revokeGrant).toEqual({ state: 'REVOKED' });
    await new Promise((resolve) => setTimeout(resolve, LONGEST_UNCONFIRMED_MS));
    expect(await phones()).not.toContain(phone);
  });

  it('answer only what needs no grant while nobody can say what is granted', async () => {
    const sql = connectDatabase(database.url, { max: 1 });
    const db = drizzle(sql);
    await db.transaction(async (at) => {
      await at.execute('lock table sharing.policy_version in access exclusive mode');
      await new Promise((resolve) => setTimeout(resolve, LONGEST_UNCONFIRMED_MS));
      for (const hub of hubs) {
        const { data, errors } = await askAt(hub, 'name address phone');
        expect(data.subject).toEqual({ name: expect.any(String), address: expect.any(String), phone: null });
        expect(errors).toEqual([
          expect.objectContaining({
            extensions: expect.objectContaining({ code: 'POLICY_STALE', coordinate: 'Subject.phone' }),
          }),
        ]);
      }
    });
    await sql.end();
    await vi.waitFor(async () => expect(await phones()).not.toContain(null), { timeout: 10_000 });
  });
});
