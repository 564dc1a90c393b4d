import { SignJWT } from 'jose';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { connectDatabase } from '../../../src/database/connect.ts';
import { issueToken } from '../../../src/http/token.ts';
import { ANONYMOUS, type Principal } from '../../../src/permission/principal.ts';
import type { Verdict } from '../../../src/permission/verdict.ts';
import { documentHash, type Statement, signStatement } from '../../../src/subgraph/remote/statement.ts';
import { subjectView } from '../../../src/views/subject/view.ts';
import { demoDatabase } from '../../kit/demo-database.ts';
import { DEMO_MOMENT } from '../../kit/demo-moment.ts';
import { freshKeys, serveView } from '../../kit/serve-view.ts';

const database = await demoDatabase();
const sql = connectDatabase(database.url, { max: 2 });
const { ring, keyOf } = await freshKeys();
const stranger = await freshKeys();
const served = await serveView(subjectView(), { sql, keyOf, clock: () => DEMO_MOMENT });
let uscc = '';

beforeAll(async () => {
  const [row] = await sql`select uscc from subject.subjects where phone is not null order by uscc limit 1`;
  uscc = row?.uscc;
});

afterAll(async () => {
  await served.stop();
  await sql.end({ timeout: 1 });
  await database.drop();
});

const EDUCATION: Principal = { ...ANONYMOUS, department: 'education', client: 'app', roles: ['app'] };
const FULL: Verdict = { outcome: 'FULL', rule: 'test' };

interface Told {
  readonly status: number;
  // biome-ignore lint/suspicious/noExplicitAny: a test looks into the answer as its query shaped it.
  readonly body: any;
}

async function post(query: string, statement?: string, variables = {}): Promise<Told> {
  const response = await fetch(served.url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...(statement && { 'x-hub-decision': statement }) },
    body: JSON.stringify({ query, variables }),
  });
  return { status: response.status, body: await response.json() };
}

const stated = (query: string, names: readonly string[], changed: Partial<Statement> = {}): Statement => ({
  subgraph: 'subject',
  document: documentHash(query),
  principal: EDUCATION,
  purpose: null,
  policyVersion: 'p1',
  decision: 'd1',
  verdicts: new Map(names.map((name) => [name, FULL])),
  ...changed,
});

const OPEN_AND_MORE = '{ subject(uscc: "$") { name phone address } }';
const NEEDED = ['Query.subject', 'Subject.name', 'Subject.phone', 'Subject.address'];
const question = () => OPEN_AND_MORE.replace('$', uscc);

/** The open part is there, the rest is null with an error each, and no value of it is anywhere. */
function expectOpenOnly({ body }: Told): void {
  expect(body.data.subject).toEqual({ name: expect.any(String), phone: null, address: null });
  expect(body.errors.map((error: { extensions: object }) => error.extensions)).toEqual([
    { code: 'FIELD_NOT_SHARED', values: { coordinate: 'Subject.phone', owner: 'market-regulation' } },
    { code: 'FIELD_NOT_SHARED', values: { coordinate: 'Subject.address', owner: 'market-regulation' } },
  ]);
}

describe('a view on a server of its own', () => {
  it('answers what the gateway has stated', async () => {
    const statement = await signStatement(ring.current, stated(question(), NEEDED));
    const { status, body } = await post(question(), statement);
    expect(status).toBe(200);
    expect(body.errors).toBeUndefined();
    expect(body.data.subject.phone).toMatch(/^\d/);
    expect(body.data.subject.address).toEqual(expect.any(String));
  });

  it('answers OPEN fields to whoever asks it directly', async () => {
    expectOpenOnly(await post(question()));
  });

  it('answers OPEN fields of an entity to whoever asks it directly', async () => {
    const { body } = await post(
      `{ _entities(representations: [{ __typename: "Subject", uscc: "${uscc}" }]) { ... on Subject { name phone } } }`,
    );
    expect(body.data._entities).toEqual([{ name: expect.any(String), phone: null }]);
  });

  it('believes no statement but one of the gateway, for this view, this document and this minute', async () => {
    const good = stated(question(), NEEDED);
    const others: Record<string, string> = {
      'of another key': await signStatement(stranger.ring.current, good),
      'of another key under the name of the right one': await signStatement(
        { id: ring.current.id, privateKey: stranger.ring.current.privateKey },
        good,
      ),
      'for another view': await signStatement(ring.current, { ...good, subgraph: 'credit' }),
      'for another document': await signStatement(
        ring.current,
        stated(question(), NEEDED, { document: documentHash('{ __typename }') }),
      ),
      'with one letter changed': (await signStatement(ring.current, good)).replace(
        /\.(.)([^.]*)$/,
        (_signature, first, rest) => `.${first === 'A' ? 'B' : 'A'}${rest}`,
      ),
      'that is a token': await issueToken(ring, EDUCATION),
      'without a signature': `${Buffer.from('{"alg":"none","typ":"hub-decision+jwt"}').toString('base64url')}.${(await signStatement(ring.current, good)).split('.')[1]}.`,
      'that is no JWS': 'yes',
      'from an hour ago': await aged(good, -3600, -3540),
      'that is to hold for ever': await aged(good, -3600, 86_400),
    };
    for (const [name, statement] of Object.entries(others)) {
      const told = await post(question(), statement);
      expect(told.body.data?.subject?.phone, name).toBeNull();
      expectOpenOnly(told);
    }
  });

  it('gives nothing that lies outside the statement', async () => {
    const statement = await signStatement(ring.current, stated(question(), NEEDED.slice(0, 3)));
    const { body } = await post(question(), statement);
    expect(body.data.subject).toMatchObject({ phone: expect.stringMatching(/^\d/), address: null });
    expect(body.errors).toHaveLength(1);
    expect(body.errors[0].extensions.values.coordinate).toBe('Subject.address');
  });

  it('gives nothing that the statement denies or hides', async () => {
    const verdicts = new Map<string, Verdict>(NEEDED.map((name) => [name, FULL]));
    verdicts.set('Subject.phone', { outcome: 'DENIED', rule: 'no grant' });
    const denied = await post(
      question(),
      await signStatement(ring.current, stated(question(), [], { verdicts })),
    );
    expect(denied.body.data.subject).toMatchObject({ phone: null, address: expect.any(String) });
    verdicts.set('Subject.phone', { outcome: 'HIDDEN', rule: 'class WITHHELD' });
    const hidden = await post(
      question(),
      await signStatement(ring.current, stated(question(), [], { verdicts })),
    );
    expect(hidden).toMatchObject({
      status: 400,
      body: { errors: [{ extensions: { code: 'GRAPHQL_VALIDATION_FAILED' } }] },
    });
  });

  it('cannot be made to tell a WITHHELD field from one that is not there', async () => {
    const ask = (field: string) => post(`{ subject(uscc: "${uscc}") { ${field} } }`);
    const told = await ask('legalRepresentativeIdNumber');
    const invented = await ask('legalRepresentativeIdNumbes');
    const masked = (answer: Told) => JSON.stringify(answer).replaceAll(/legalRepresentativeIdNumbe./g, 'x');
    expect(masked(told)).toBe(masked(invented));
    expect(told.status).toBe(400);
  });

  it('takes no filter by what may not be seen, in the document or in a variable', async () => {
    const literal = await post('{ subjects(filter: { divisionPrefix: "6109" }) { totalCount } }');
    expect(literal).toMatchObject({ status: 400, body: { errors: [{}] } });
    const variable = await post(
      'query ($f: SubjectFilter) { subjects(filter: $f) { totalCount } }',
      undefined,
      {
        f: { divisionPrefix: '6109' },
      },
    );
    expect(variable).toMatchObject({
      status: 400,
      body: { errors: [{ extensions: { code: 'VARIABLES_INVALID' } }] },
    });
  });

  it('takes such a filter in a variable from a gateway only where the field it reads was stated', async () => {
    const query = 'query ($f: SubjectFilter) { subjects(first: 1, filter: $f) { totalCount } }';
    const names = ['Query.subjects'];
    const some = await post(query, await signStatement(ring.current, stated(query, names)), {
      f: { divisionPrefix: '6109' },
    });
    expect(some).toMatchObject({
      status: 400,
      body: { errors: [{ extensions: { code: 'VARIABLES_INVALID' } }] },
    });
    const open = await post(query, await signStatement(ring.current, stated(query, names)), {
      f: { kind: 'ENTERPRISE' },
    });
    expect(open.body.data.subjects.totalCount).toBeGreaterThan(0);
    const all = [...names, 'Subject.divisionCode'];
    const whole = await post(query, await signStatement(ring.current, stated(query, all)), {
      f: { divisionPrefix: '6109' },
    });
    expect(whole.body.data.subjects.totalCount).toBeGreaterThan(0);
  });

  it('shows neither its SDL nor its schema to whoever has no statement for it', async () => {
    for (const query of [
      '{ _service { sdl } }',
      '{ __schema { types { name } } }',
      '{ __type(name: "Subject") { name } }',
    ]) {
      const { status, body } = await post(query);
      expect(status, query).toBe(400);
      expect(body.data, query).toBeUndefined();
    }
    const query = '{ _service { sdl } }';
    const { body } = await post(query, await signStatement(ring.current, stated(query, [])));
    expect(body.data._service.sdl).toContain('type Subject');
  });

  it('holds whoever has no statement to the limits of the gateway', async () => {
    const deep = `{ subject(uscc: "${uscc}") ${'{ successor '.repeat(20)}{ name }${' }'.repeat(20)} }`;
    expect(await post(deep)).toMatchObject({
      status: 400,
      body: { errors: [{ extensions: { code: 'QUERY_TOO_DEEP' } }] },
    });
  });

  it('says in the words of the catalogue what is wrong with a request', async () => {
    const told = async (body: string, type = 'application/json') => {
      const response = await fetch(served.url, { method: 'POST', headers: { 'content-type': type }, body });
      const { errors } = (await response.json()) as { errors: { extensions: { code: string } }[] };
      return [response.status, errors[0]?.extensions.code];
    };
    expect(await told('{"query": "{ subject("}')).toEqual([400, 'GRAPHQL_PARSE_FAILED']);
    expect(await told('{"query": 1}')).toEqual([400, 'REQUEST_MALFORMED']);
    expect(await told('[]')).toEqual([400, 'REQUEST_MALFORMED']);
    expect(await told('{')).toEqual([400, 'REQUEST_MALFORMED']);
    expect(await told('{}', 'text/plain')).toEqual([400, 'REQUEST_MALFORMED']);
    expect(await told('{"query": "subscription { x }"}')).toEqual([400, 'OPERATION_UNSUPPORTED']);
  });
});

/** A statement as the gateway would never sign it: made and ended at other times. */
const aged = (statement: Statement, from: number, to: number): Promise<string> =>
  new SignJWT({
    doc: statement.document,
    who: { ...statement.principal },
    purpose: null,
    policy: 'p1',
    decision: 'd1',
    verdicts: [['FULL', 'test', { Query: ['subject'], Subject: ['name', 'phone', 'address'] }]],
  })
    .setProtectedHeader({ alg: 'EdDSA', kid: ring.current.id, typ: 'hub-decision+jwt' })
    .setIssuer('supervision-data-hub')
    .setAudience('subject')
    .setIssuedAt(Math.floor(Date.now() / 1000) + from)
    .setExpirationTime(Math.floor(Date.now() / 1000) + to)
    .sign(ring.current.privateKey);
