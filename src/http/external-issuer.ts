import { decodeJwt, errors, type JWTPayload, jwtVerify } from 'jose';
import { z } from 'zod';
import { HubError } from '../errors.ts';
import { OPERATOR_DEPARTMENT, type Principal, ROLES, type Role } from '../permission/principal.ts';
import type { VerifyToken } from './authenticate.ts';
import { issuerKeys } from './issuer-keys.ts';

/** What an issuer outside the hub may say of a caller; the issuer itself decides none of it. */
export interface IssuerRules {
  /** As in `iss`; its configuration is found below it. */
  readonly url: string;
  /** What `aud` has to name. */
  readonly audience: string;
  /** Signature algorithms (RFC 7518, RFC 8037), asymmetric ones only. */
  readonly algorithms: readonly string[];
  readonly departmentClaim: string;
  readonly rolesClaim: string;
  /** Departments that it may speak for. */
  readonly departments: readonly string[];
  /** Roles that it may give. `operator` is never among those that are taken. */
  readonly roles: readonly Role[];
}

// The clocks of two servers may differ by this much where a token is not to be used before a moment.
const CLOCK_DIFFERENCE_SECONDS = 5;

/** Checks the tokens of an issuer outside the hub; TOKEN_INVALID says why one is refused. */
export function externalIssuer(rules: IssuerRules): VerifyToken {
  const keys = issuerKeys(rules.url);
  return async (token) => {
    try {
      const { payload } = await jwtVerify(token, keys, {
        issuer: rules.url,
        audience: rules.audience,
        algorithms: [...rules.algorithms],
        clockTolerance: CLOCK_DIFFERENCE_SECONDS,
        requiredClaims: ['exp'],
      });
      return { principal: principalOf(payload, rules), expiresAt: payload.exp as number };
    } catch (cause) {
      if (cause instanceof HubError) throw cause;
      throw new HubError('TOKEN_INVALID', { why: whyNot(cause, rules) }, { cause });
    }
  };
}

/** Gives each token to whoever it says has issued it; it is believed only once that one has checked it. */
export const verifiedByIssuer =
  (issuer: string, external: VerifyToken, own: VerifyToken): VerifyToken =>
  (token) =>
    (claimedIssuer(token) === issuer ? external : own)(token);

function claimedIssuer(token: string): string | undefined {
  try {
    return decodeJwt(token).iss;
  } catch {
    return undefined;
  }
}

const Text = z.string().min(1);
const Roles = z.union([z.array(z.string()), z.string().transform((text) => text.split(' '))]);

function principalOf(payload: JWTPayload, rules: IssuerRules): Principal {
  const department = Text.safeParse(payload[rules.departmentClaim]).data;
  if (department === undefined) throw refused(`its claim "${rules.departmentClaim}" names no department`);
  if (department === OPERATOR_DEPARTMENT || !rules.departments.includes(department)) {
    throw refused(`${rules.url} may not speak for the department "${department}"`);
  }
  // RFC 9068, section 2.2; some issuers write `azp`. `sub` is the application itself where no person is behind it.
  const client = Text.safeParse(payload.client_id ?? payload.azp).data ?? null;
  const subject = Text.safeParse(payload.sub).data ?? null;
  return { department, client, person: subject === client ? null : subject, roles: rolesOf(payload, rules) };
}

/** Issuers write all that they know of a caller into one claim: what is no role of the hub is passed over. */
function rolesOf(payload: JWTPayload, { url, rolesClaim, roles }: IssuerRules): Role[] {
  const claimed = Roles.safeParse(payload[rolesClaim]).data ?? [];
  const meant = ROLES.filter((role) => claimed.includes(role));
  const excess = meant.find((role) => role === 'operator' || !roles.includes(role));
  if (excess !== undefined) throw refused(`${url} may not give the role "${excess}"`);
  if (meant.length === 0)
    throw refused(`its claim "${rolesClaim}" holds none of the roles ${roles.join(', ')}`);
  return meant;
}

const refused = (why: string): HubError => new HubError('TOKEN_INVALID', { why });

function whyNot(cause: unknown, { url, audience, algorithms }: IssuerRules): string {
  if (cause instanceof errors.JWTExpired) return 'it has expired';
  if (cause instanceof errors.JOSEAlgNotAllowed) return `its algorithm is none of ${algorithms.join(', ')}`;
  if (cause instanceof errors.JWSSignatureVerificationFailed || cause instanceof errors.JWKSNoMatchingKey) {
    return `it was not signed by ${url}`;
  }
  if (cause instanceof errors.JWTClaimValidationFailed) {
    if (cause.claim === 'aud') return `it is not for the audience "${audience}"`;
    if (cause.claim === 'nbf') return 'it does not hold yet';
  }
  return `it is not a token of ${url}`;
}
