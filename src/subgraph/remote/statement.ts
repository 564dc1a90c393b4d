import { createHash } from 'node:crypto';
import { type JWTVerifyGetKey, jwtVerify, SignJWT } from 'jose';
import { z } from 'zod';
import type { Key } from '../../keys.ts';
import { type Principal, ROLES } from '../../permission/principal.ts';
import { MASKS } from '../../permission/share.ts';
import { OUTCOMES, type Verdict } from '../../permission/verdict.ts';

const ISSUER = 'supervision-data-hub';
const ALGORITHM = 'EdDSA';
// A statement is not a token: neither may ever be taken for the other.
const TYPE = 'hub-decision+jwt';

/** How long a statement holds: long enough to be sent again, short enough that a captured one is soon worth nothing. */
export const STATEMENT_SECONDS = 60;
// The clocks of two departments' servers may differ by this much.
const CLOCK_DIFFERENCE_SECONDS = 5;

/** What the gateway says of one document to one view: who asks, for what, and what of it that caller may have. */
export interface Statement {
  readonly subgraph: string;
  /** `documentHash` of the text of the operation. */
  readonly document: string;
  readonly principal: Principal;
  readonly purpose: string | null;
  readonly policyVersion: string;
  /** Hash of the whole decision, of which the verdicts here are a part. */
  readonly decision: string;
  readonly verdicts: ReadonlyMap<string, Verdict>;
}

export const documentHash = (text: string): string => createHash('sha256').update(text).digest('base64url');

const Stated = z.object({
  outcome: z.enum(OUTCOMES),
  rule: z.string(),
  mask: z.enum(MASKS).optional(),
  allows: z
    .array(
      z.object({
        scope: z.object({
          source: z.string().nullable(),
          division: z.string().nullable(),
          industry: z.string().nullable(),
          directory: z.string().nullable(),
        }),
        mask: z.enum(MASKS).nullable(),
        rule: z.string(),
      }),
    )
    .optional(),
});

const Claims = z.object({
  exp: z.number(),
  doc: z.string(),
  who: z.object({
    department: z.string().nullable(),
    client: z.string().nullable(),
    person: z.string().nullable(),
    roles: z.array(z.enum(ROLES)),
  }),
  purpose: z.string().nullable(),
  policy: z.string(),
  decision: z.string(),
  // By verdict and type, as a header holds 16 kB and a document may read everything that a view has.
  verdicts: z.array(z.tuple([Stated, z.record(z.string(), z.array(z.string()))])),
});

type Grouped = z.infer<typeof Claims>['verdicts'];

export function signStatement(key: Pick<Key, 'id' | 'privateKey'>, statement: Statement): Promise<string> {
  return new SignJWT({
    doc: statement.document,
    who: { ...statement.principal },
    purpose: statement.purpose,
    policy: statement.policyVersion,
    decision: statement.decision,
    verdicts: grouped(statement.verdicts),
  })
    .setProtectedHeader({ alg: ALGORITHM, kid: key.id, typ: TYPE })
    .setIssuer(ISSUER)
    .setAudience(statement.subgraph)
    .setIssuedAt()
    .setExpirationTime(`${STATEMENT_SECONDS}s`)
    .sign(key.privateKey);
}

export interface VerifiedStatement {
  readonly statement: Statement;
  /** Seconds since 1970. */
  readonly expiresAt: number;
}

/** The statement of a token that the gateway signed for this view and that still holds. Throws what jose or zod says. */
export async function verifyStatement(
  token: string,
  subgraph: string,
  keyOf: JWTVerifyGetKey,
): Promise<VerifiedStatement> {
  const { payload } = await jwtVerify(token, keyOf, {
    issuer: ISSUER,
    audience: subgraph,
    typ: TYPE,
    algorithms: [ALGORITHM],
    clockTolerance: CLOCK_DIFFERENCE_SECONDS,
    // Whatever its end says: one that was made to hold for long is not one of the gateway's.
    maxTokenAge: STATEMENT_SECONDS,
    requiredClaims: ['exp', 'iat'],
  });
  const { exp, doc, who, purpose, policy, decision, verdicts } = Claims.parse(payload);
  return {
    expiresAt: exp,
    statement: {
      subgraph,
      document: doc,
      principal: who,
      purpose,
      policyVersion: policy,
      decision,
      verdicts: ungrouped(verdicts),
    },
  };
}

function grouped(verdicts: ReadonlyMap<string, Verdict>): Grouped {
  const groups = new Map<string, Grouped[number]>();
  for (const [coordinate, verdict] of verdicts) {
    const key = JSON.stringify(verdict);
    // As JSON gives it back: the statement's copy must not change with the decision's.
    const group: Grouped[number] = groups.get(key) ?? [JSON.parse(key), {}];
    groups.set(key, group);
    const dot = coordinate.indexOf('.');
    const type = coordinate.slice(0, dot);
    group[1][type] = [...(group[1][type] ?? []), coordinate.slice(dot + 1)];
  }
  return [...groups.values()];
}

const ungrouped = (groups: Grouped): ReadonlyMap<string, Verdict> =>
  new Map(
    groups.flatMap(([stated, types]) => {
      const { mask, allows, ...rest } = stated;
      const verdict: Verdict = {
        ...rest,
        ...(mask !== undefined && { mask }),
        ...(allows !== undefined && { allows }),
      };
      return Object.entries(types).flatMap(([type, fields]) =>
        fields.map((field): [string, Verdict] => [`${type}.${field}`, verdict]),
      );
    }),
  );
