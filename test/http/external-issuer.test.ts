import { createHmac } from 'node:crypto';
import type { FastifyInstance } from 'fastify';
import { exportJWK, generateKeyPair, UnsecuredJWT } from 'jose';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import type { AuditEvent } from '../../src/audit/event.ts';
import { publishGateway } from '../../src/gateway/published.ts';
import { composeSupergraph, loadSupergraph } from '../../src/gateway/supergraph.ts';
import type { VerifyToken } from '../../src/http/authenticate.ts';
import { externalIssuer, type IssuerRules, verifiedByIssuer } from '../../src/http/external-issuer.ts';
import { openGatewayServer } from '../../src/http/gateway-server.ts';
import { closeServer, listen } from '../../src/http/listen.ts';
import { CLASSES_ALONE } from '../../src/permission/policy.ts';
import { AT } from '../kit/ask-gateway.ts';
import { bodyOf } from '../kit/body.ts';
import { AUDIENCE, type ServedIssuer, serveIssuer } from '../kit/serve-issuer.ts';

let issuer: ServedIssuer;
let rules: IssuerRules;
beforeAll(async () => {
  issuer = await serveIssuer();
  rules = {
    url: issuer.url,
    audience: AUDIENCE,
    algorithms: ['ES256', 'EdDSA'],
    departmentClaim: 'department',
    rolesClaim: 'roles',
    departments: ['education', 'fire'],
    roles: ['app', 'analyst'],
  };
});
afterAll(() => issuer.close());

const audited: AuditEvent[] = [];
const apps: FastifyInstance[] = [];
beforeEach(() => {
  audited.length = 0;
  issuer.take();
});
afterEach(async () => {
  for (const app of apps.splice(0)) await closeServer(app);
});

/** A gateway whose one field only member departments may see. */
async function serve(verify: VerifyToken | null): Promise<string> {
  const sdl = 'type Query { today: String }';
  const app = await openGatewayServer({
    gateways: publishGateway({
      supergraph: loadSupergraph(composeSupergraph([{ name: 'one', sdl }])),
      subgraphs: [{ name: 'one', execute: async () => ({ data: { today: 'sunny' } }) }],
      policy: () => ({ ...CLASSES_ALONE, version: 'none' }),
      shareDefault: 'UNCONDITIONAL',
      audit: {
        append: async (event) => {
          audited.push(event);
          return { chain: 'c', seq: audited.length, hash: 'h' };
        },
      },
      clock: () => AT,
    }),
    health: { commit: 'unknown', ready: async () => undefined },
    verify,
  });
  apps.push(app);
  return `http://127.0.0.1:${await listen(app, { port: 0, host: '127.0.0.1' })}`;
}

async function ask(url: string, headers: Record<string, string> = {}) {
  const response = await fetch(`${url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: '{"query":"{ today }"}',
  });
  return { status: response.status, body: await bodyOf(response) };
}

const askWith = async (token: string, verify = externalIssuer(rules)) =>
  ask(await serve(verify), { authorization: `Bearer ${token}` });

describe('a token of an issuer outside the hub', () => {
  it('tells who asks: department, application, person, and those roles that mean something here', async () => {
    expect(await askWith(await issuer.token())).toEqual({ status: 200, body: { data: { today: 'sunny' } } });
    expect(audited).toMatchObject([{ department: 'education', client: 'canteen-app', person: 'li' }]);
  });

  it.each(['ES256', 'EdDSA'])('may be signed by %s', async (algorithm) => {
    expect((await askWith(await issuer.token({}, { algorithm }))).status).toBe(200);
  });

  it('is read by the names that the issuer gives its claims', async () => {
    const verify = externalIssuer({
      ...rules,
      departmentClaim: 'https://id.example.cn/部门',
      rolesClaim: 'groups',
    });
    const token = await issuer.token({ 'https://id.example.cn/部门': 'fire', groups: 'analyst openid' });
    const { principal } = await verify(token);
    expect(principal).toEqual({
      department: 'fire',
      client: 'canteen-app',
      person: 'li',
      roles: ['analyst'],
    });
  });

  it('names no person where the application asks for itself', async () => {
    const { principal } = await externalIssuer(rules)(
      await issuer.token({ sub: 'nightly', client_id: undefined, azp: 'nightly' }),
    );
    expect(principal).toMatchObject({ client: 'nightly', person: null });
  });

  it('is checked once, and costs the issuer nothing when it comes again', async () => {
    const url = await serve(externalIssuer(rules));
    expect(issuer.take()).toEqual([]);
    const headers = { authorization: `Bearer ${await issuer.token()}` };
    for (let n = 0; n < 3; n += 1) await ask(url, headers);
    await ask(url, { authorization: `Bearer ${await issuer.token({ department: 'fire' })}` });
    expect(issuer.take()).toEqual(['/.well-known/openid-configuration', '/keys']);
  });
});

const NOW = Math.floor(Date.now() / 1000);

const REFUSED: [string, () => Promise<string>, RegExp][] = [
  ['is for somebody else', () => issuer.token({ aud: 'https://other.example.cn' }), /not for the audience/],
  ['is for nobody', () => issuer.token({ aud: undefined }), /not for the audience/],
  ['has expired', () => issuer.token({ exp: NOW - 60 }), /it has expired/],
  ['never expires', () => issuer.token({ exp: undefined }), /it is not a token of/],
  ['does not hold yet', () => issuer.token({ nbf: NOW + 300 }), /it does not hold yet/],
  ['is of another issuer', () => issuer.token({ iss: 'https://other.example.cn' }), /it is not a token of/],
  ['was signed by a foreign key', () => issuer.token({}, { isForged: true }), /it was not signed by/],
  [
    'is signed by an algorithm that is not taken',
    () => issuer.token({}, { algorithm: 'RS256' }),
    /its algorithm is none of ES256, EdDSA/,
  ],
  [
    'names a department for which the issuer does not speak',
    () => issuer.token({ department: 'tax' }),
    /may not speak for the department "tax"/,
  ],
  ['names the operator’s department', () => issuer.token({ department: 'hub' }), /may not speak for/],
  ['names no department', () => issuer.token({ department: undefined }), /names no department/],
  ['names several departments', () => issuer.token({ department: ['education'] }), /names no department/],
  [
    'claims the role of the operator',
    () => issuer.token({ roles: ['app', 'operator'] }),
    /may not give the role "operator"/,
  ],
  [
    'claims a role that this issuer may not give',
    () => issuer.token({ roles: ['auditor', 'app'] }),
    /may not give the role "auditor"/,
  ],
  [
    'has no role of the hub',
    () => issuer.token({ roles: ['offline_access'] }),
    /none of the roles app, analyst/,
  ],
  ['has no roles', () => issuer.token({ roles: undefined }), /none of the roles/],
  ['is no token', async () => 'a.b.c', /it is not a token of/],
];

describe('a token that is refused', () => {
  it.each(REFUSED)('%s', async (_what, make, why) => {
    const { status, body } = await askWith(await make());
    expect(status).toBe(401);
    expect(body).toEqual({
      errors: [
        {
          message: expect.stringMatching(why),
          extensions: { code: 'TOKEN_INVALID', messageZh: expect.any(String) },
        },
      ],
    });
    expect(audited).toEqual([]);
  });

  it('is one without a signature, or with one made from what everybody may know', async () => {
    const claims = { iss: issuer.url, aud: AUDIENCE, department: 'education', roles: ['app'], exp: NOW + 60 };
    expect((await askWith(`${new UnsecuredJWT(claims).encode()}x`)).status).toBe(401);
    const { keys } = await bodyOf(await fetch(`${issuer.url}/keys`));
    const content = [{ alg: 'HS256', kid: 'key-ES256' }, claims]
      .map((part) => Buffer.from(JSON.stringify(part)).toString('base64url'))
      .join('.');
    const signature = createHmac('sha256', JSON.stringify(keys[0])).update(content).digest('base64url');
    const { status, body } = await askWith(`${content}.${signature}`);
    expect([status, body.errors[0].message]).toEqual([
      401,
      expect.stringContaining('its algorithm is none of'),
    ]);
  });
});

const DISCOVERY = '/.well-known/openid-configuration';

describe('an issuer that does not answer as it should', () => {
  afterEach(() => {
    issuer.answerBy(DISCOVERY, null);
    issuer.answerBy('/keys', null);
  });

  it.each([
    ['is down', DISCOVERY, { status: 503, body: {} }],
    ['has nothing to say', DISCOVERY, { status: 200, body: {} }],
    [
      'says that it is another',
      DISCOVERY,
      {
        status: 200,
        body: { issuer: 'https://other.example.cn', jwks_uri: 'https://other.example.cn/keys' },
      },
    ],
    ['does not show its keys', '/keys', { status: 404, body: {} }],
    ['shows something else in place of its keys', '/keys', { status: 200, body: 'none' }],
  ])(
    'because it %s gets nobody in, and all who have tokens as soon as it is back',
    async (_what, path, answer) => {
      const url = await serve(externalIssuer(rules));
      const headers = { authorization: `Bearer ${await issuer.token()}` };
      issuer.answerBy(path, answer);
      for (let n = 0; n < 2; n += 1) {
        const { status, body } = await ask(url, headers);
        expect([status, body.errors[0].extensions.code]).toEqual([503, 'ISSUER_UNAVAILABLE']);
      }
      issuer.answerBy(path, null);
      expect((await ask(url, headers)).status).toBe(200);
    },
  );

  it('is not waited for by those who send no token', async () => {
    const { status, body } = await ask(await serve(externalIssuer({ ...rules, url: 'http://127.0.0.1:1' })));
    expect([status, body.errors[0].extensions.code]).toEqual([400, 'GRAPHQL_VALIDATION_FAILED']);
  });

  it('at no address at all is no more than unavailable', async () => {
    const verify = externalIssuer({ ...rules, url: 'http://127.0.0.1:1' });
    const { status, body } = await askWith(await issuer.token({ iss: 'http://127.0.0.1:1' }), verify);
    expect([status, body.errors[0].extensions.code]).toEqual([503, 'ISSUER_UNAVAILABLE']);
  });

  it('may change its keys: one that is not known is asked for again after half a minute', async () => {
    vi.useFakeTimers({ toFake: ['Date'] });
    const verify = externalIssuer(rules);
    const { publicKey } = await generateKeyPair('ES256');
    const old = { ...(await exportJWK(publicKey)), kid: 'old', alg: 'ES256' };
    issuer.answerBy('/keys', { status: 200, body: { keys: [old] } });
    const token = await issuer.token();
    await expect(verify(token)).rejects.toMatchObject({ code: 'TOKEN_INVALID' });
    issuer.answerBy('/keys', null);
    await expect(verify(token)).rejects.toMatchObject({ code: 'TOKEN_INVALID' });
    vi.setSystemTime(Date.now() + 31_000);
    expect((await verify(token)).principal.department).toBe('education');
    vi.useRealTimers();
  });
});

describe('without an issuer', () => {
  it('every caller is anonymous, whatever it sends', async () => {
    const url = await serve(null);
    for (const authorization of [`Bearer ${await issuer.token()}`, 'Bearer nonsense', 'Basic YTpi']) {
      const { status, body } = await ask(url, { authorization });
      expect([status, body.errors[0].extensions.code]).toEqual([400, 'GRAPHQL_VALIDATION_FAILED']);
    }
    expect(issuer.take()).toEqual([]);
  });
});

describe('the purpose of a caller, where none are registered', () => {
  const asked = async (headers: Record<string, string>) =>
    ask(await serve(externalIssuer(rules)), { authorization: `Bearer ${await issuer.token()}`, ...headers });

  it('is on record as it was given', async () => {
    await asked({ 'x-purpose': encodeURIComponent('校园食品安全'), 'x-case-number': '2026-1' });
    expect(audited).toMatchObject([{ purpose: '校园食品安全', caseNumber: '2026-1' }]);
  });

  it('may be left out, and may not be without end', async () => {
    expect((await asked({ 'x-purpose': '' })).status).toBe(200);
    expect(audited).toMatchObject([{ purpose: null }]);
    const { status, body } = await asked({ 'x-purpose': 'x'.repeat(101) });
    expect([status, body.errors[0].extensions.code]).toEqual([400, 'HEADER_MALFORMED']);
  });
});

describe('a hub that has tokens of its own besides', () => {
  it('gives each token to whoever it names, and what names nobody to itself', async () => {
    const asked: string[] = [];
    const by =
      (name: string): VerifyToken =>
      async (token) => {
        asked.push(name);
        return externalIssuer(rules)(token);
      };
    const verify = verifiedByIssuer(issuer.url, by('external'), by('own'));
    await verify(await issuer.token());
    await verify(await issuer.token({ iss: 'supervision-data-hub' })).catch(() => undefined);
    await verify('a.b.c').catch(() => undefined);
    expect(asked).toEqual(['external', 'own', 'own']);
  });
});
