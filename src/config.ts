import { join, resolve } from 'node:path';
import { z } from 'zod';
import { DEFAULT_DEADLINES, type Deadlines, LEGAL_MAXIMA } from './calendar/deadlines.ts';
import { HubError } from './errors.ts';

const flag = z
  .enum(['0', '1', 'true', 'false'], 'it must be 0, 1, true or false')
  .transform((value) => value === '1' || value === 'true');

const NO_PORT = 'it must be a number from 0 to 65535';
const port = z
  .string()
  .regex(/^\d{1,5}$/, NO_PORT)
  .transform(Number)
  .refine((number) => number <= 65_535, NO_PORT);

/** `credit=https://credit.example.cn/graphql,subject=…`: views that run on servers of their own. */
const subgraphs = z.string().transform((text, context) => {
  const entries = text
    .split(',')
    .map((entry) => entry.trim())
    .filter(Boolean);
  return new Map(
    entries.map((entry): [string, string] => {
      const [, name = '', url = ''] = /^([a-z][a-z0-9-]*)=(https?:\/\/\S+)$/.exec(entry) ?? [];
      if (!URL.canParse(url)) context.addIssue({ code: 'custom', message: `"${entry}" is not name=url` });
      return [name, url];
    }),
  );
});

/** `answer=5,remind=20`: what is not named keeps the period of the law. */
const deadlines = z.string().transform((text, context): Deadlines => {
  const entries = text.split(',').map((entry) => {
    const [, name = '', days = ''] = /^\s*([a-z]+)=(\d{1,3})\s*$/.exec(entry) ?? [];
    const most = LEGAL_MAXIMA[name as keyof Deadlines];
    if (most === undefined || Number(days) < 1 || Number(days) > most) {
      const known = Object.entries(LEGAL_MAXIMA).map(([key, limit]) => `${key}=1 to ${limit}`);
      context.addIssue({
        code: 'custom',
        message: `"${entry}" is none of ${known.join(', ')} (working days)`,
      });
    }
    return [name, Number(days)];
  });
  return { ...DEFAULT_DEADLINES, ...Object.fromEntries(entries) };
});

const MILLISECONDS = 'it must be a number of milliseconds, from 1 to 600000';
const milliseconds = z
  .string()
  .regex(/^\d{1,6}$/, MILLISECONDS)
  .transform(Number)
  .refine((number) => number >= 1 && number <= 600_000, MILLISECONDS);

const LOOPBACK = ['localhost', '127.0.0.1', '[::1]'];
/** An issuer as its tokens name it (OpenID Connect Core 1.0, section 2). */
const issuer = z.string().refine((text) => {
  if (!URL.canParse(text)) return false;
  const { protocol, hostname, search, hash } = new URL(text);
  return (
    search + hash === '' && (protocol === 'https:' || (protocol === 'http:' && LOOPBACK.includes(hostname)))
  );
}, 'it must be an https URL without a query, or one of this machine by http');

/** A list with commas, of which there is at least one entry. */
const listOf = <Entry extends z.ZodType<string, string>>(entry: Entry) =>
  z
    .string()
    .transform((text) =>
      text
        .split(',')
        .map((part) => part.trim())
        .filter(Boolean),
    )
    .pipe(z.array(entry).min(1, 'it names nothing'));

// Never `none`, and never an HMAC: its secret would be whatever the issuer shows the world as its public key.
const ALGORITHMS = [
  ...['EdDSA', 'Ed25519', 'ES256', 'ES384', 'ES512'],
  ...['RS256', 'RS384', 'RS512', 'PS256', 'PS384', 'PS512'],
];
const algorithm = z.enum(ALGORITHMS, `it may hold only ${ALGORITHMS.join(', ')}`);
const ISSUED_ROLES = ['app', 'analyst', 'data-owner', 'auditor'] as const;
const issuedRole = z.enum(ISSUED_ROLES, `it may hold only ${ISSUED_ROLES.join(', ')}`);
const issuedDepartment = z
  .string()
  .regex(/^(?!hub$)[a-z][a-z0-9-]*$/, 'it may hold only identifiers of departments, and not the operator’s');

const UP_TO_A_MILLION = 'it must be a number from 1 to 1000000';
const amount = z
  .string()
  .regex(/^\d{1,7}$/, UP_TO_A_MILLION)
  .transform(Number)
  .refine((number) => number >= 1 && number <= 1_000_000, UP_TO_A_MILLION);
const MEGABYTE = 2 ** 20;

const Environment = z.object({
  PORT: port.default(4000),
  HUB_HOST: z.string().default('127.0.0.1'),
  HUB_DATA: z.string().default('.hub'),
  DATABASE_URL: z.string().optional(),
  HUB_KEY_FILE: z.string().optional(),
  HUB_DEMO: flag.optional(),
  HUB_SUBGRAPHS: subgraphs.optional(),
  HUB_SUBGRAPH_TIMEOUT: milliseconds.default(5_000),
  HUB_DEADLINES: deadlines.default(DEFAULT_DEADLINES),
  HUB_HOLIDAYS: z.string().optional(),
  HUB_OLDER_DECISIONS: z.enum(['DECISION', 'INTAKE'], 'it must be DECISION or INTAKE').default('DECISION'),
  HUB_JWKS: z.string().optional(),
  HUB_INTAKE_FILE_MB: amount.default(1024),
  HUB_INTAKE_COLUMNS: amount.default(200),
  // What a cell of a spreadsheet can hold.
  HUB_INTAKE_CELL_CHARACTERS: amount.default(32_767),
  HUB_INTAKE_INFLATED_MB: amount.default(8192),
  HUB_INTAKE_RATIO: amount.default(200),
  OIDC_ISSUER: issuer.optional(),
  OIDC_AUDIENCE: z.string().optional(),
  OIDC_ALGORITHMS: listOf(algorithm).default(['EdDSA', 'ES256', 'RS256', 'PS256']),
  OIDC_DEPARTMENT_CLAIM: z.string().default('department'),
  OIDC_ROLES_CLAIM: z.string().default('roles'),
  OIDC_DEPARTMENTS: listOf(issuedDepartment).optional(),
  OIDC_ROLES: listOf(issuedRole).default([...ISSUED_ROLES]),
});

export interface Config {
  readonly port: number;
  /** Address to listen on; loopback unless told, because demo mode hands out tokens to whoever asks. */
  readonly host: string;
  readonly dataFolder: string;
  /** A server of the user’s own; null for the embedded one. */
  readonly databaseUrl: string | null;
  readonly keyFile: string;
  /** Tokens for the asking and a region to ask about: on by default, off as soon as a real database is named. */
  readonly demo: boolean;
  /** Name of a view → where it answers, for those that run on servers of their own. */
  readonly subgraphs: ReadonlyMap<string, string>;
  /** Milliseconds that such a view has for one answer. */
  readonly subgraphTimeout: number;
  readonly deadlines: Deadlines;
  /** File of the years whose holidays were announced after this release; null for none. */
  readonly holidays: string | null;
  /** Whether penalties of before the present rules of publicity follow those of their day, or of their intake. */
  readonly olderDecisions: 'DECISION' | 'INTAKE';
  /** File or URL of the public keys (RFC 7517) by which a view believes the gateway; null for the own key ring. */
  readonly jwks: string | null;
  /** Who issues tokens beside the hub, and what they may say; null for nobody. */
  readonly issuer: IssuerConfig | null;
  readonly intake: IntakeConfig;
}

/** How much of anything one file that a department sends may bring. */
export interface IntakeConfig {
  readonly fileBytes: number;
  readonly columns: number;
  readonly cellCharacters: number;
  readonly inflatedBytes: number;
  readonly inflateRatio: number;
}

export interface IssuerConfig {
  readonly url: string;
  readonly audience: string;
  readonly algorithms: readonly string[];
  readonly departmentClaim: string;
  readonly rolesClaim: string;
  readonly departments: readonly string[];
  readonly roles: readonly (typeof ISSUED_ROLES)[number][];
}

/** Reads the configuration from the environment; a value that cannot be used is named, with what is wrong. */
export function readConfig(environment: Readonly<Record<string, string | undefined>>): Config {
  // An empty variable is how many start scripts say "not set".
  const given = Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== ''));
  const parsed = Environment.safeParse(given);
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    throw new HubError('CONFIGURATION_INVALID', {
      name: String(issue?.path[0]),
      why: issue?.message ?? 'it is not valid',
    });
  }
  const values = parsed.data;
  const dataFolder = resolve(values.HUB_DATA);
  const databaseUrl = values.DATABASE_URL ?? null;
  if (databaseUrl !== null && values.HUB_KEY_FILE === undefined) {
    throw new HubError('CONFIGURATION_INVALID', {
      name: 'HUB_KEY_FILE',
      why: 'it is not set; with DATABASE_URL it must name the file that holds the hub’s keys (made at the first start)',
    });
  }
  return {
    port: values.PORT,
    host: values.HUB_HOST,
    dataFolder,
    databaseUrl,
    keyFile: values.HUB_KEY_FILE === undefined ? join(dataFolder, 'keys') : resolve(values.HUB_KEY_FILE),
    demo: values.HUB_DEMO ?? databaseUrl === null,
    subgraphs: values.HUB_SUBGRAPHS ?? new Map(),
    subgraphTimeout: values.HUB_SUBGRAPH_TIMEOUT,
    deadlines: values.HUB_DEADLINES,
    holidays: values.HUB_HOLIDAYS === undefined ? null : resolve(values.HUB_HOLIDAYS),
    olderDecisions: values.HUB_OLDER_DECISIONS,
    jwks: values.HUB_JWKS ?? null,
    issuer: issuerOf(values),
    intake: {
      fileBytes: values.HUB_INTAKE_FILE_MB * MEGABYTE,
      columns: values.HUB_INTAKE_COLUMNS,
      cellCharacters: values.HUB_INTAKE_CELL_CHARACTERS,
      inflatedBytes: values.HUB_INTAKE_INFLATED_MB * MEGABYTE,
      inflateRatio: values.HUB_INTAKE_RATIO,
    },
  };
}

function issuerOf(values: z.infer<typeof Environment>): IssuerConfig | null {
  if (values.OIDC_ISSUER === undefined) return null;
  const missing = (name: string, what: string) =>
    new HubError('CONFIGURATION_INVALID', {
      name,
      why: `it is not set; with OIDC_ISSUER it must name ${what}`,
    });
  if (values.OIDC_AUDIENCE === undefined) throw missing('OIDC_AUDIENCE', 'whom its tokens are for');
  if (values.OIDC_DEPARTMENTS === undefined) {
    throw missing('OIDC_DEPARTMENTS', 'the departments for which it may speak');
  }
  return {
    url: values.OIDC_ISSUER,
    audience: values.OIDC_AUDIENCE,
    algorithms: values.OIDC_ALGORITHMS,
    departmentClaim: values.OIDC_DEPARTMENT_CLAIM,
    rolesClaim: values.OIDC_ROLES_CLAIM,
    departments: values.OIDC_DEPARTMENTS,
    roles: values.OIDC_ROLES,
  };
}
