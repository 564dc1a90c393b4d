import { errors, exportJWK, type JWK, type JWTVerifyGetKey, jwtVerify, SignJWT } from 'jose';
import { z } from 'zod';
import { HubError } from '../errors.ts';
import type { KeyRing } from '../keys.ts';
import { type Principal, ROLES } from '../permission/principal.ts';

const ISSUER = 'supervision-data-hub';
const ALGORITHM = 'EdDSA';

/** How long a token holds; short, so that a leaked one does little and a lost right ends soon. */
export const TOKEN_SECONDS = 15 * 60;

const Claims = z.object({
  department: z.string(),
  client_id: z.string().nullable().default(null),
  person: z.string().nullable().default(null),
  roles: z.array(z.enum(ROLES)).min(1),
  exp: z.number(),
});

export interface VerifiedToken {
  readonly principal: Principal;
  /** Seconds since 1970. */
  readonly expiresAt: number;
}

/** Signs a token for a principal of a department. */
export function issueToken(ring: KeyRing, principal: Principal, seconds = TOKEN_SECONDS): Promise<string> {
  return new SignJWT({
    department: principal.department,
    client_id: principal.client,
    person: principal.person,
    roles: [...principal.roles],
  })
    .setProtectedHeader({ alg: ALGORITHM, kid: ring.current.id, typ: 'at+jwt' })
    .setIssuer(ISSUER)
    .setAudience(ISSUER)
    .setSubject(principal.person ?? principal.client ?? principal.department ?? '')
    .setIssuedAt()
    .setExpirationTime(`${seconds}s`)
    .sign(ring.current.privateKey);
}

/** The principal of a token that this hub signed and that still holds; else TOKEN_INVALID says why. */
export async function verifyToken(ring: KeyRing, token: string): Promise<VerifiedToken> {
  try {
    const { payload } = await jwtVerify(token, publicKeyOf(ring), {
      issuer: ISSUER,
      audience: ISSUER,
      algorithms: [ALGORITHM],
      requiredClaims: ['exp'],
    });
    const claims = Claims.parse(payload);
    const { department, client_id: client, person, roles } = claims;
    return { principal: { department, client, person, roles }, expiresAt: claims.exp };
  } catch (cause) {
    throw new HubError('TOKEN_INVALID', { why: whyNot(cause) }, { cause });
  }
}

function whyNot(cause: unknown): string {
  if (cause instanceof errors.JWTExpired) return 'it has expired';
  if (cause instanceof errors.JWSSignatureVerificationFailed || cause instanceof errors.JWKSNoMatchingKey) {
    return 'it was not signed by this hub';
  }
  return 'it is not a token of this hub';
}

/** Finds the key of the ring that a token names. */
export const publicKeyOf =
  (ring: KeyRing): JWTVerifyGetKey =>
  ({ kid }) => {
    const key = ring.find(kid ?? '');
    if (key === undefined) throw new errors.JWKSNoMatchingKey();
    return key.publicKey;
  };

/** The public keys by which departments may check tokens (RFC 7517). */
export async function publicKeys(ring: KeyRing): Promise<{ keys: JWK[] }> {
  const keys = ring.all.map(async (key) => ({
    ...(await exportJWK(key.publicKey)),
    kid: key.id,
    alg: ALGORITHM,
    use: 'sig',
  }));
  return { keys: await Promise.all(keys) };
}
