import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parse } from 'yaml';
import { z } from 'zod';
import { MASKS } from '../../src/permission/share.ts';
import { CODES } from './hub-sample.ts';

/**
 * Where a case is run: the pure decision; the gateway over views in its process; the gateway over the same views on
 * servers of their own; and one such view asked for everything, uncut, by a statement of the decision.
 */
export const POINTS = ['core', 'gateway', 'remote', 'view'] as const;
export type Point = (typeof POINTS)[number];

const Words = z.union([z.string(), z.array(z.string())]).transform((words) => [words].flat());
const Names = z.record(z.string(), z.string());

const Grant = z.strictObject({
  id: z.string(),
  of: z.string(),
  to: z.string(),
  client: z.string().nullable().default(null),
  for: z.string(),
  fields: Words,
  /** A division, an industry or a directory of the subject; every record without it. */
  within: z
    .strictObject({
      division: z.string().nullable().default(null),
      industry: z.string().nullable().default(null),
      directory: z.string().nullable().default(null),
    })
    .default({ division: null, industry: null, directory: null }),
  mask: z.enum(MASKS).nullable().default(null),
  from: z.string().default('2026-01-01'),
  until: z.string().default('2026-12-31'),
  /** Why its owner took it back; in force unless given. */
  revoked: z.string().optional(),
});
export type CaseGrant = z.infer<typeof Grant>;

const Policy = z.strictObject({
  purposes: z
    .record(
      z.string(),
      z.strictObject({ excludes: Words.default([]), caseNumber: z.boolean().default(false) }),
    )
    .default({}),
  grants: z.array(Grant).default([]),
  /** Type → the departments that have records of it. */
  sources: z.record(z.string(), Words).default({}),
  /** Applications whose tokens are no longer taken. */
  revokedClients: Words.default([]),
  /** False once nobody could say for a while whether it is still the policy. */
  confirmed: z.boolean().default(true),
});
export type CasePolicy = z.infer<typeof Policy>;

const Asker = z.strictObject({
  /** A department, or `anonymous`; `education by canteen` is one of its applications. */
  who: z.string(),
  /** As `X-Purpose` names it. */
  for: z.string().optional(),
  caseNumber: z.string().optional(),
  strict: z.boolean().default(false),
  asks: z.string(),
  operation: z.string().optional(),
  variables: z.record(z.string(), z.unknown()).default({}),
});

const Case = Asker.extend({
  name: z.string(),
  /** Asked first, by somebody; `keep` gives places of the answer names, which `$name` in `variables` stands for. */
  before: z.array(Asker.extend({ keep: Names })).default([]),
  /** Coordinate → what was decided of it, in the words of shownVerdict. */
  decided: Names.default({}),
  /** The whole data, keys in their order; `holds` instead where only some words matter. */
  data: z.unknown().optional(),
  holds: Words.optional(),
  /** `place coordinate CODE`, with ` by input` where an argument reads it; `path CODE` for what is no denial. */
  errors: Words.default([]),
  /** `place coordinate MASK` */
  masked: Words.default([]),
  /** `place coordinate: whole by own records, else PHONE` */
  scoped: Words.default([]),
  /** The code with which the whole operation is refused. */
  refused: z.string().optional(),
  /** Word of the operation → one that names nothing: asked with it, the refusal is the same but for the word. */
  sameAs: Names.optional(),
  /** Subgraph → the fields that it was asked for, in the order of the alphabet; one that is not here was not asked. */
  asked: Names.optional(),
  /** What stands nowhere in what the caller is told, nor in the log. */
  never: Words.default([]),
  /** What the view answers to the uncut operation where that is not `data`: the code of its refusal. */
  viewRefuses: z.string().optional(),
  /** Point at which it is not run → why not. */
  notAt: z.partialRecord(z.enum(POINTS), z.string()).default({}),
}).refine(
  ({ data, holds, refused }) => [data, holds, refused].filter((one) => one !== undefined).length === 1,
  {
    error: 'It says one of data, holds and refused.',
  },
);
export type Case = z.infer<typeof Case>;
export type Asker = z.infer<typeof Asker>;

const CaseFile = z.strictObject({
  about: z.string(),
  graph: z.enum(['sample', 'hub']),
  policy: Policy.default(Policy.parse({})),
  /** Of every case of the file. */
  never: Words.default([]),
  cases: z.array(Case).min(1),
});
export type CaseFile = z.infer<typeof CaseFile>;

const FOLDER = fileURLToPath(new URL('./cases/', import.meta.url));

/** Every file of cases by its name; one that is not as it should be fails with its name. */
export function readCaseFiles(): { readonly name: string; readonly file: CaseFile }[] {
  return readdirSync(FOLDER)
    .filter((name) => name.endsWith('.yaml'))
    .sort()
    .map((name) => {
      const read = CaseFile.safeParse(parse(withCodes(readFileSync(FOLDER + name, 'utf8'))));
      if (!read.success) throw new Error(`${name}: ${z.prettifyError(read.error)}`);
      return { name: name.replace('.yaml', ''), file: read.data };
    });
}

/** `<food>` stands for the code of the subject of that name. */
const withCodes = (text: string): string =>
  Object.entries(CODES).reduce((replaced, [name, code]) => replaced.replaceAll(`<${name}>`, code), text);
