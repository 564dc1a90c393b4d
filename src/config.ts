import { join, resolve } from 'node:path';
import { z } from 'zod';
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

const Environment = z.object({
  PORT: port.default(4000),
  HUB_HOST: z.string().default('127.0.0.1'),
  HUB_DATA: z.string().default('.hub'),
  DATABASE_URL: z.string().optional(),
  HUB_KEY_FILE: z.string().optional(),
  HUB_DEMO: flag.optional(),
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
  };
}
