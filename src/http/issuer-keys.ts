import { createRemoteJWKSet, errors, type JWTVerifyGetKey } from 'jose';
import { z } from 'zod';
import { HubError } from '../errors.ts';
import { log } from '../log.ts';

const DISCOVERY_MS = 5_000;

const Discovery = z.object({ issuer: z.string(), jwks_uri: z.url({ protocol: /^https?$/ }) });

/**
 * The public keys of an issuer, from where its own configuration says (OpenID Connect Discovery 1.0, section 4), read
 * when the first token is checked. jose reads them anew every ten minutes, and for a key that it does not know.
 * Throws ISSUER_UNAVAILABLE where the issuer does not answer; then the next token asks again.
 */
export function issuerKeys(issuer: string): JWTVerifyGetKey {
  let discovery: Promise<JWTVerifyGetKey> | null = null;

  return async (header, token) => {
    discovery ??= discover(issuer);
    const discovered = discovery;
    try {
      return await (await discovered)(header, token);
    } catch (cause) {
      if (isFaultOfToken(cause)) throw cause;
      // Keys may have moved, and what has failed once is not kept.
      if (discovery === discovered) discovery = null;
      log.warn({ err: cause, issuer }, 'the issuer of tokens does not answer');
      throw new HubError('ISSUER_UNAVAILABLE', { issuer }, { cause });
    }
  };
}

const isFaultOfToken = (error: unknown): boolean =>
  error instanceof errors.JWKSNoMatchingKey ||
  error instanceof errors.JWKSMultipleMatchingKeys ||
  error instanceof errors.JOSENotSupported;

async function discover(issuer: string): Promise<JWTVerifyGetKey> {
  const response = await fetch(`${issuer.replace(/\/$/, '')}/.well-known/openid-configuration`, {
    redirect: 'error',
    signal: AbortSignal.timeout(DISCOVERY_MS),
  });
  if (response.status !== 200)
    throw new Error(`The configuration of the issuer came with ${response.status}.`);
  const found = Discovery.parse(await response.json());
  // Or whoever answers at one address could have another's tokens believed (section 4.3).
  if (found.issuer !== issuer) throw new Error('The configuration of the issuer names another issuer.');
  return createRemoteJWKSet(new URL(found.jwks_uri));
}
