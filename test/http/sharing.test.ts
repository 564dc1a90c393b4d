import { drizzle } from 'drizzle-orm/postgres-js';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { registerClient } from '../../src/sharing/client.ts';
import { startTestHub, type TestHub } from '../kit/hub.ts';

let hub: TestHub;
let uscc: string;
let phone: string;
beforeAll(async () => {
  hub = await startTestHub();
  const [subject] =
    await hub.sql`select uscc, phone from subject.subjects where phone ~ '^1\\d{10}$' limit 1`;
  ({ uscc, phone } = subject as unknown as { uscc: string; phone: string });
});
afterAll(() => hub.stop());

const PURPOSE = { 'x-purpose': 'license-follow-up' };
/** Of a draft that is written on the day of the demo region. */
const YEAR = { validFrom: '2026-11-22', validTo: '2027-11-21' };
const query = () => `query Look { subject(uscc: "${uscc}") { name tel: phone contactAddress } }`;

describe('what is masked', () => {
  it('comes masked, and the answer says so beside what is denied', async () => {
    const { body, status } = await hub.ask('tax', query(), { headers: PURPOSE });
    expect(status).toBe(200);
    expect(body.data.subject).toEqual({
      name: expect.any(String),
      tel: `${phone.slice(0, 3)}****${phone.slice(-4)}`,
      contactAddress: null,
    });
    expect(body.errors).toEqual([
      expect.objectContaining({
        extensions: expect.objectContaining({
          code: 'FIELD_NOT_SHARED',
          at: 'subject.contactAddress',
          coordinate: 'Subject.contactAddress',
          rule: 'no grant',
          count: 1,
        }),
      }),
    ]);
    expect(body.extensions.sharing).toEqual({
      policyVersion: expect.any(String),
      masked: [
        {
          at: 'subject.tel',
          coordinate: 'Subject.phone',
          owner: 'market-regulation',
          mask: 'PHONE',
          rule: 'class CONDITIONAL',
        },
      ],
      scoped: [],
      requests: [
        { purpose: PURPOSE['x-purpose'], coordinates: ['Subject.contactAddress'], ...YEAR },
        { purpose: PURPOSE['x-purpose'], coordinates: ['Subject.phone'], ...YEAR },
      ],
    });
  });

  it('is not even shown masked to whoever names no purpose', async () => {
    const { body } = await hub.ask('tax', query());
    expect(body.data.subject).toMatchObject({ tel: null, contactAddress: null });
    expect(body.extensions.sharing).toMatchObject({
      masked: [],
      scoped: [],
      requests: [{ coordinates: ['Subject.contactAddress', 'Subject.phone'], ...YEAR }],
    });
  });
});

describe('a strict request', () => {
  it('is refused whole where anything in it is denied, and stands in the audit as refused', async () => {
    const headers = { ...PURPOSE, 'x-strict': 'true' };
    const refused = await hub.ask('tax', query(), { headers });
    expect(refused.status).toBe(403);
    expect(refused.body.data ?? null).toBeNull();
    expect(
      refused.body.errors.map(({ extensions }: { extensions: { code: string } }) => extensions.code),
    ).toEqual(['STRICTLY_REFUSED', 'FIELD_NOT_SHARED']);
    const [chain = '', seq = ''] = (refused.headers.get('x-audit-entry') ?? '').split(':');
    const [entry] = await hub.sql`select * from audit.entries where chain = ${chain} and seq = ${seq}`;
    expect(entry).toMatchObject({ outcome: 'REFUSED', subject_count: 0 });
  });

  it('is answered where nothing is denied, masked or not', async () => {
    const { status, body } = await hub.ask('tax', `{ subject(uscc: "${uscc}") { name phone } }`, {
      headers: { ...PURPOSE, 'x-strict': 'true' },
    });
    expect(status).toBe(200);
    expect(body.errors).toBeUndefined();
  });

  it('is true or false, and nothing else', async () => {
    const { status, body } = await hub.ask('tax', '{ __typename }', { headers: { 'x-strict': 'yes' } });
    expect(status).toBe(400);
    expect(body.errors[0].extensions.code).toBe('HEADER_MALFORMED');
  });
});

describe('the explanation of an operation', () => {
  const explain = (as: string | null, args: string) =>
    hub.ask(
      as,
      `query Q($operation: String!) { explainAccess(operation: $operation, ${args}) {
      department purpose selections { at coordinate access mask rule owner shareClass } } }`,
      {
        variables: { operation: query() },
      },
    );

  it('says beforehand what then comes', async () => {
    const { body } = await explain('tax', 'purpose: "license-follow-up"');
    expect(body.data.explainAccess).toEqual({
      department: 'tax',
      purpose: 'license-follow-up',
      selections: [
        expect.objectContaining({ at: 'subject', coordinate: 'Query.subject', access: 'FULL' }),
        expect.objectContaining({ at: 'subject.name', access: 'FULL', rule: 'class OPEN' }),
        expect.objectContaining({
          at: 'subject.tel',
          coordinate: 'Subject.phone',
          access: 'MASKED',
          mask: 'PHONE',
        }),
        {
          at: 'subject.contactAddress',
          coordinate: 'Subject.contactAddress',
          access: 'DENIED',
          mask: null,
          rule: 'no grant',
          owner: 'market-regulation',
          shareClass: 'CONDITIONAL',
        },
      ],
    });
  });

  it('tells an owner what another department gets of its own fields, and others nothing of them', async () => {
    const owner = await explain('market-regulation', 'purpose: "license-follow-up", as: "tax"');
    const at = (found: { at: string }) => found.at;
    expect(owner.body.data.explainAccess.department).toBe('tax');
    expect(owner.body.data.explainAccess.selections.map(at)).toEqual([
      'subject.name',
      'subject.tel',
      'subject.contactAddress',
    ]);
    const other = await explain('fire', 'purpose: "license-follow-up", as: "tax"');
    expect(other.body.data.explainAccess.selections).toEqual([]);
  });

  it.each([
    ['a purpose that is not registered', 'tax', 'purpose: "curiosity"', 'purpose'],
    ['a department that takes no part', 'market-regulation', 'as: "nobody"', 'as'],
    ['another department, by the operator, who owns nothing', 'hub', 'as: "tax"', 'as'],
  ])('is refused for %s', async (_what, as, args, argument) => {
    const { body } = await explain(as, args);
    expect(body.data.explainAccess).toBeNull();
    expect(body.errors[0]).toMatchObject({
      message: expect.stringContaining(`"${argument}"`),
      extensions: { code: 'ARGUMENT_INVALID' },
    });
  });

  it('does not tell a withheld field from one that there is none of', async () => {
    const of = async (field: string) => {
      const operation = `{ subject(uscc: "${uscc}") { ${field} } }`;
      const { body } = await hub.ask(
        'tax',
        'query Q($operation: String!) { explainAccess(operation: $operation) { purpose } }',
        {
          variables: { operation },
        },
      );
      return JSON.stringify(body).replaceAll(field, 'X');
    };
    expect(await of('legalRepresentativeIdNumber')).toBe(await of('favouriteColourOfTheOwner'));
  });
});

it('the token of an application is worth nothing a second after it was revoked', async () => {
  const db = drizzle(hub.sql);
  const client = { id: 'tax-app', department: 'tax', name: '税务应用', roles: ['app'] as const };
  await registerClient(db, client, new Date());
  const authorization = `Bearer ${await hub.token('tax', { client: 'tax-app' })}`;
  const ask = async () =>
    (await hub.ask(null, '{ viewer { client } }', { headers: { authorization } })).status;
  expect(await ask()).toBe(200);
  await hub.sql`update sharing.clients set revoked_at = now() where id = 'tax-app'`;
  await vi.waitFor(async () => expect(await ask()).toBe(401), { timeout: 5_000 });
});
