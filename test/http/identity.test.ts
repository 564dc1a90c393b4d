import { generateKeyPairSync } from 'node:crypto';
import { drizzle } from 'drizzle-orm/postgres-js';
import { createRemoteJWKSet, jwtVerify, SignJWT, UnsecuredJWT } from 'jose';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { registerClient } from '../../src/sharing/client.ts';
import { bodyOf } from '../kit/body.ts';
import { startTestHub, type TestHub } from '../kit/hub.ts';

let hub: TestHub;
let secret: string;
const CLIENT = { id: 'education-app', department: 'education', roles: ['app'] as const, name: '校园食安' };
beforeAll(async () => {
  hub = await startTestHub();
  ({ secret } = await registerClient(drizzle(hub.sql), CLIENT, new Date()));
});
afterAll(() => hub.stop());

const askToken = (form: Record<string, string>, headers: Record<string, string> = {}) =>
  fetch(`${hub.url}/oauth/token`, { method: 'POST', body: new URLSearchParams(form), headers });

const viewerBy = async (authorization: string) => {
  const response = await fetch(`${hub.url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization },
    body: JSON.stringify({ query: '{ viewer { department { id } client person roles } }' }),
  });
  return { status: response.status, body: await bodyOf(response) };
};

describe('a registered client', () => {
  it('gets a short token for its secret, by form or by Basic, and is known by it', async () => {
    const basic = Buffer.from(`${CLIENT.id}:${secret}`).toString('base64');
    const answers = await Promise.all([
      askToken({ grant_type: 'client_credentials', client_id: CLIENT.id, client_secret: secret }),
      askToken({ grant_type: 'client_credentials' }, { authorization: `Basic ${basic}` }),
    ]);
    for (const answer of answers) {
      expect([answer.status, answer.headers.get('cache-control')]).toEqual([200, 'no-store']);
      const { access_token, token_type, expires_in } = await bodyOf(answer);
      expect([token_type, expires_in]).toEqual(['Bearer', 900]);
      const { body } = await viewerBy(`Bearer ${access_token}`);
      expect(body.data.viewer).toEqual({
        department: { id: 'education' },
        client: CLIENT.id,
        person: null,
        roles: ['APP'],
      });
    }
  });

  it('gets a token that others can check by the published keys', async () => {
    const answer = await askToken({
      grant_type: 'client_credentials',
      client_id: CLIENT.id,
      client_secret: secret,
    });
    const { access_token } = await bodyOf(answer);
    const keys = createRemoteJWKSet(new URL(`${hub.url}/.well-known/jwks.json`));
    const { payload } = await jwtVerify(access_token, keys);
    expect(payload).toMatchObject({ department: 'education', client_id: CLIENT.id });
    expect(JSON.stringify(await bodyOf(await fetch(`${hub.url}/.well-known/jwks.json`)))).not.toContain(
      '"d"',
    );
  });

  it.each([
    ['a wrong secret', { client_id: CLIENT.id, client_secret: 'guess' }],
    ['an unknown client', { client_id: 'nobody', client_secret: 'guess' }],
    ['no secret', { client_id: CLIENT.id }],
  ])('is refused for %s, always in the same words', async (_what, form) => {
    const answer = await askToken({ grant_type: 'client_credentials', ...(form as Record<string, string>) });
    expect(answer.status).toBe(401);
    expect(await bodyOf(answer)).toMatchObject({
      error: 'invalid_client',
      error_description: expect.stringContaining('unknown or its secret is wrong'),
    });
  });

  it('is refused another grant type', async () => {
    const answer = await askToken({ grant_type: 'password', client_id: CLIENT.id, client_secret: secret });
    expect([answer.status, (await bodyOf(answer)).error]).toEqual([400, 'unsupported_grant_type']);
  });

  it('leaves no trace of its secret in the database but a salted hash', async () => {
    const rows = await hub.sql`select * from sharing.clients`;
    expect(JSON.stringify(rows)).not.toContain(secret);
    expect(rows[0]?.secret_hash).toMatch(/^scrypt\$/);
  });

  it('is refused as soon as it is revoked', async () => {
    const other = { ...CLIENT, id: 'education-old' };
    const { secret: old } = await registerClient(drizzle(hub.sql), other, new Date());
    await hub.sql`update sharing.clients set revoked_at = now() where id = ${other.id}`;
    const answer = await askToken({
      grant_type: 'client_credentials',
      client_id: other.id,
      client_secret: old,
    });
    expect(answer.status).toBe(401);
  });
});

describe('a token', () => {
  const claims = { department: 'market-regulation', client_id: null, person: null, roles: ['app'] };
  const forged = (key = generateKeyPairSync('ed25519').privateKey) =>
    new SignJWT(claims)
      .setProtectedHeader({ alg: 'EdDSA', kid: 'mine' })
      .setIssuer('supervision-data-hub')
      .setAudience('supervision-data-hub')
      .setExpirationTime('1h')
      .sign(key);

  it.each([
    ['has expired', () => hub.token('education', {}, -5), /it has expired/],
    ['was signed by somebody else', () => forged(), /it was not signed by this hub/],
    [
      'is not signed at all',
      async () => new UnsecuredJWT(claims).setExpirationTime('1h').encode(),
      /not "Bearer <token>"|not a token of this hub/,
    ],
    [
      'is of a department that is not there',
      () => hub.token('astrology'),
      /its department no longer takes part/,
    ],
    ['is no token', async () => 'abc', /not "Bearer <token>"/],
    [
      'was changed',
      async () => {
        const [head, body = '', signature] = (await hub.token('education')).split('.');
        const changed = { ...JSON.parse(Buffer.from(body, 'base64url').toString()), department: 'tax' };
        return [head, Buffer.from(JSON.stringify(changed)).toString('base64url'), signature].join('.');
      },
      /it was not signed by this hub/,
    ],
  ])('that %s is refused, and nothing is told', async (_what, make, why) => {
    const { status, body } = await viewerBy(`Bearer ${await make()}`);
    expect(status).toBe(401);
    expect(body).toEqual({
      errors: [
        {
          message: expect.stringMatching(why),
          extensions: { code: 'TOKEN_INVALID', messageZh: expect.any(String) },
        },
      ],
    });
  });
});

describe('the browser page', () => {
  it('comes to a browser under a policy that lets nothing in from elsewhere', async () => {
    const page = await fetch(`${hub.url}/graphql`, { headers: { accept: 'text/html' } });
    expect(page.status).toBe(200);
    expect(page.headers.get('content-security-policy')).toContain("script-src 'self'");
    expect(await page.text()).not.toMatch(/https?:\/\//);
  });

  it('knows the departments and purposes, and gets a token of one in demo mode', async () => {
    const config = await bodyOf(await fetch(`${hub.url}/workbench/config.json`));
    expect(config).toMatchObject({ demo: true });
    expect(config.departments).toHaveLength(17);
    expect(config.examples).toHaveLength(4);
    const answer = await fetch(`${hub.url}/workbench/token`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ department: 'fire', role: 'analyst' }),
    });
    const { access_token } = await bodyOf(answer);
    expect((await viewerBy(`Bearer ${access_token}`)).body.data.viewer).toMatchObject({
      department: { id: 'fire' },
    });
  });

  it('gets a token of an officer by name, and of an application without a person, in demo mode', async () => {
    const seats = [
      { role: 'data-owner', person: 'officer-2' },
      { role: 'app', person: 'officer-2' },
    ];
    const viewers = await Promise.all(
      seats.map(async (seat) => {
        const answer = await fetch(`${hub.url}/workbench/token`, {
          method: 'POST',
          headers: { 'content-type': 'application/json' },
          body: JSON.stringify({ department: 'fire', ...seat }),
        });
        const { access_token } = await bodyOf(answer);
        return (await viewerBy(`Bearer ${access_token}`)).body.data.viewer;
      }),
    );
    expect(viewers).toMatchObject([
      { person: 'officer-2', roles: ['DATA_OWNER'] },
      { person: null, roles: ['APP'] },
    ]);
  });

  it('answers its examples without a fault', async () => {
    const { examples } = await bodyOf(await fetch(`${hub.url}/workbench/config.json`));
    for (const { query, variables, purpose } of examples) {
      const { body } = await hub.ask('education', query, {
        ...(variables && { variables }),
        headers: purpose ? { 'x-purpose': purpose } : {},
      });
      const codes = (body.errors ?? []).map(
        (error: { extensions: { code: string } }) => error.extensions.code,
      );
      expect(codes.filter((code: string) => code !== 'FIELD_NOT_SHARED')).toEqual([]);
      expect(JSON.stringify(body.data)).not.toContain('[]}}}');
    }
  });
});

describe('the operator', () => {
  it('sees that the hub lives and can answer, and which commit runs', async () => {
    const health = await bodyOf(await fetch(`${hub.url}/healthz`));
    expect(health).toEqual({ status: 'ok', commit: expect.stringMatching(/^([0-9a-f]{40}|unknown)$/) });
    expect((await fetch(`${hub.url}/readyz`)).status).toBe(200);
  });

  it('sees no data but what is open', async () => {
    const { body } = await hub.ask(
      'hub',
      '{ creditOverview { subjects } subjects(first: 1) { nodes { name address } } }',
    );
    expect(body.data.creditOverview).toBeNull();
    expect(body.data.subjects.nodes[0]).toMatchObject({ name: expect.any(String), address: null });
  });
});
