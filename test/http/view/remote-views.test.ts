import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { connectDatabase } from '../../../src/database/connect.ts';
import { openWriter } from '../../../src/database/writer.ts';
import { publicKeyOf } from '../../../src/http/token.ts';
import { buildViews } from '../../../src/hub.ts';
import { openKeyRing } from '../../../src/keys.ts';
import { demoDatabase } from '../../kit/demo-database.ts';
import { DEMO_MOMENT } from '../../kit/demo-moment.ts';
import { startTestHub, type TestHub } from '../../kit/hub.ts';
import { type ServedView, serveView } from '../../kit/serve-view.ts';
import { removeFolder, temporaryFolder } from '../../kit/temporary-folder.ts';

const folder = await temporaryFolder();
const HUB_KEY_FILE = join(folder, 'keys');
const keyOf = publicKeyOf(openKeyRing(HUB_KEY_FILE, { create: true }));
const database = await demoDatabase();
const sql = connectDatabase(database.url, { max: 4 });
const writer = openWriter(database.url, 10_000);
const served = new Map<string, ServedView>();
let local: TestHub;
let remote: TestHub;
let codes: string[] = [];

beforeAll(async () => {
  for (const view of buildViews()) {
    served.set(view.name, await serveView(view, { sql, keyOf, clock: () => DEMO_MOMENT, writer }));
  }
  const urls = [...served].map(([name, { url }]) => `${name}=${url}`);
  local = await startTestHub();
  remote = await startTestHub({ HUB_KEY_FILE, HUB_SUBGRAPHS: urls.join(',') });
  const rows = await sql`
    select uscc from subject.subjects s
    where exists (select 1 from penalty_disclosure.disclosures d where d.counterpart_uscc = s.uscc
      and d.state = 'PUBLISHED' and d.publicity_ends_on > '2027-01-01')
    order by uscc limit 5`;
  codes = rows.map(({ uscc }) => uscc);
});

afterAll(async () => {
  await Promise.all([local.stop(), remote.stop()]);
  await Promise.all([...served.values()].map((view) => view.stop()));
  await writer.close();
  await sql.end({ timeout: 1 });
  await database.drop();
  await removeFolder(folder);
});

const FOUR_VIEWS = `query ($code: ID!) {
  subject(uscc: $code) {
    name status address phone
    credit { riskClass riskClassSince annualReports { year } }
    licenses(first: 3) { totalCount nodes { licenseName validTo } }
    licenseNotifications(first: 3) { nodes { state claimDueOn recipient { name } } }
    penalties(first: 3) { totalCount nodes { decisionNumber violation fineAmount source { name } } }
  }
}`;

const PAGE = `query ($filter: SubjectFilter) {
  subjects(first: 20, sort: ASSERTED_AT_DESC, filter: $filter) {
    totalCount
    nodes { uscc name divisionCode credit { riskClass } penalties(first: 1) { nodes { decisionNumber } } }
  }
}`;

describe('a hub whose views all run on servers of their own', () => {
  it('answers each department as a hub with its views at home', async () => {
    for (const department of ['education', 'market-regulation', 'credit-office', 'hub', null]) {
      for (const code of codes) {
        const asked = { variables: { code } };
        const [here, there] = await Promise.all([
          local.ask(department, FOUR_VIEWS, asked),
          remote.ask(department, FOUR_VIEWS, asked),
        ]);
        expect({ department, ...there.body }).toEqual({ department, ...here.body });
      }
    }
  });

  it('filters and sorts by what a department may see', async () => {
    for (const filter of [{ divisionPrefix: '6109' }, { kind: 'ENTERPRISE' }, { name: '食品' }]) {
      const asked = { variables: { filter } };
      const here = await local.ask('education', PAGE, asked);
      const there = await remote.ask('education', PAGE, asked);
      expect(here.body.errors).toBeUndefined();
      expect(there.body).toEqual(here.body);
      expect(here.body.data.subjects.nodes.length).toBeGreaterThan(0);
    }
  });

  it('pages by cursors that only the view can read', async () => {
    const page =
      'query ($after: String) { subjects(first: 2, after: $after) { nodes { uscc } pageInfo { endCursor } } }';
    const first = (await remote.ask('education', page)).body.data.subjects;
    const after = first.pageInfo.endCursor;
    const second = (await remote.ask('education', page, { variables: { after } })).body.data.subjects;
    expect(second.nodes).toHaveLength(2);
    expect(second.nodes[0].uscc > first.nodes[1].uscc).toBe(true);
    const others = await remote.ask('fire', page, { variables: { after } });
    expect(others.body.errors).toMatchObject([{ extensions: { code: 'CURSOR_INVALID' } }]);
  });

  it('says in the words of the catalogue what a view has to say of an argument', async () => {
    const asked = { variables: { code: '9161' } };
    const here = await local.ask('education', FOUR_VIEWS, asked);
    const there = await remote.ask('education', FOUR_VIEWS, asked);
    expect(there.body.errors.at(-1)).toMatchObject({
      path: ['subject'],
      extensions: { code: 'USCC_INVALID' },
    });
    expect(there.body).toEqual(here.body);
  });

  it('brings what the others know when a department is away, and names what is missing', async () => {
    await served.get('credit')?.stop();
    const { status, body } = await remote.ask('education', FOUR_VIEWS, { variables: { code: codes[0] } });
    expect(status).toBe(200);
    expect(body.data.subject).toMatchObject({ name: expect.any(String), credit: null });
    expect(body.data.subject.penalties.nodes.length).toBeGreaterThan(0);
    const away = body.errors.filter(
      (error: { extensions: { code: string } }) => error.extensions.code !== 'FIELD_NOT_SHARED',
    );
    expect(away).toMatchObject([
      {
        message: expect.stringContaining('"credit"'),
        extensions: { code: 'SUBGRAPH_UNAVAILABLE', subgraph: 'credit', missing: ['subject.credit'] },
      },
    ]);
  });
});

it('a department withdraws a decision that its own server holds, and nobody else finds it when that is answered', async () => {
  const [row] = await sql`
    select id, source from penalty_disclosure.disclosures
    where state = 'PUBLISHED' and publicity_ends_on > '2027-01-01' and source <> 'education' order by id limit 1`;
  const { id, source } = row as { id: string; source: string };
  const found = async (as: string) =>
    (await remote.ask(as, `{ penaltyDisclosure(id: "${id}") { id } }`)).body.data.penaltyDisclosure;
  expect(await found('education')).toEqual({ id });
  const withdraw = `mutation { withdrawDisclosure(id: "${id}", reason: "复议撤销") { state history { act } } }`;
  expect((await remote.ask('education', withdraw)).body.errors[0].extensions.code).toBe('RECORD_NOT_YOURS');
  expect((await remote.ask(source, withdraw)).body.data.withdrawDisclosure).toEqual({
    state: 'WITHDRAWN',
    history: [{ act: 'WITHDRAW' }],
  });
  expect(await found('education')).toBeNull();
  expect(await found(source)).toEqual({ id });
});
