import { createServer } from 'node:http';
import { exportJWK, generateKeyPair, SignJWT } from 'jose';
import { closed, listening } from './serve-graph.ts';

export interface TokenOptions {
  /** ES256 unless told. */
  readonly algorithm?: string;
  /** Signs by a key that the issuer does not show, under the name of one that it does. */
  readonly isForged?: boolean;
}

export interface ServedIssuer {
  readonly url: string;
  /** A token of that content, on top of one that is as it should be. */
  token(claims?: Record<string, unknown>, options?: TokenOptions): Promise<string>;
  /** Paths that were asked for, since this was last asked. */
  take(): string[];
  /** Answers by this instead, or by itself again for null. */
  answerBy(path: string, answer: { status: number; body: unknown } | null): void;
  close(): Promise<void>;
}

const ALGORITHMS = ['ES256', 'RS256', 'EdDSA'];
export const AUDIENCE = 'https://hub.example.cn';

/** An issuer outside the hub: OpenID discovery, keys, and a signer. */
export async function serveIssuer(): Promise<ServedIssuer> {
  const pairs = await Promise.all(
    ALGORITHMS.map(async (alg) => ({ alg, kid: `key-${alg}`, ...(await generateKeyPair(alg)) })),
  );
  const jwks = await Promise.all(
    pairs.map(async ({ alg, kid, publicKey }) => ({ ...(await exportJWK(publicKey)), alg, kid, use: 'sig' })),
  );
  const asked: string[] = [];
  const instead = new Map<string, { status: number; body: unknown }>();
  const server = createServer((request, response) => {
    const path = request.url ?? '';
    asked.push(path);
    const own =
      path === '/.well-known/openid-configuration'
        ? { status: 200, body: { issuer: url, jwks_uri: `${url}/keys` } }
        : { status: path === '/keys' ? 200 : 404, body: { keys: jwks } };
    const { status, body } = instead.get(path) ?? own;
    response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
  });
  const url = await listening(server);

  return {
    url,
    async token(claims = {}, { algorithm = 'ES256', isForged = false } = {}) {
      const pair = pairs.find(({ alg }) => alg === algorithm);
      if (pair === undefined) throw new Error(`The issuer has no key for ${algorithm}.`);
      const { privateKey } = isForged ? await generateKeyPair(algorithm) : pair;
      const now = Math.floor(Date.now() / 1000);
      return new SignJWT({
        iss: url,
        aud: AUDIENCE,
        iat: now,
        exp: now + 600,
        sub: 'li',
        client_id: 'canteen-app',
        department: 'education',
        roles: ['app', 'offline_access'],
        ...claims,
      })
        .setProtectedHeader({ alg: algorithm, kid: pair.kid })
        .sign(privateKey);
    },
    take: () => asked.splice(0),
    answerBy(path, answer) {
      if (answer === null) instead.delete(path);
      else instead.set(path, answer);
    },
    close: () => closed(server),
  };
}
