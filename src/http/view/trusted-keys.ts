import { readFileSync } from 'node:fs';
import { createLocalJWKSet, createRemoteJWKSet, type JSONWebKeySet, type JWTVerifyGetKey } from 'jose';
import { HubError } from '../../errors.ts';
import type { KeyRing } from '../../keys.ts';
import { publicKeyOf } from '../token.ts';

/**
 * The keys by which a view believes a statement: those at a URL (the gateway serves them at
 * `/.well-known/jwks.json`) or in a file with the same content; without either, the ring that it has itself.
 */
export function trustedKeys(source: string | null, ownRing: () => KeyRing): JWTVerifyGetKey {
  if (source === null) return publicKeyOf(ownRing());
  if (/^https?:/.test(source)) {
    if (URL.canParse(source)) return createRemoteJWKSet(new URL(source));
    throw new HubError('CONFIGURATION_INVALID', { name: 'HUB_JWKS', why: 'it is not a URL' });
  }
  try {
    return createLocalJWKSet(JSON.parse(readFileSync(source, 'utf8')) as JSONWebKeySet);
  } catch (cause) {
    const { code } = cause as NodeJS.ErrnoException;
    const why =
      code === undefined ? `${source} holds no keys (RFC 7517)` : `${source} cannot be read: ${code}`;
    throw new HubError('CONFIGURATION_INVALID', { name: 'HUB_JWKS', why }, { cause });
  }
}
