import type { Sql } from 'postgres';
import type { Clock } from '../../src/clock.ts';
import { readConfig } from '../../src/config.ts';
import { connectDatabase } from '../../src/database/connect.ts';
import { followHere } from '../../src/following/following.ts';
import { listen } from '../../src/http/listen.ts';
import { issueToken } from '../../src/http/token.ts';
import { openHub } from '../../src/hub.ts';
import { openKeyRing } from '../../src/keys.ts';
import { ANONYMOUS, type Principal } from '../../src/permission/principal.ts';
import { demoDatabase } from './demo-database.ts';
import { DEMO_MOMENT } from './demo-moment.ts';
import { removeFolder, temporaryFolder } from './temporary-folder.ts';

export interface TestHub {
  readonly url: string;
  readonly databaseUrl: string;
  /** The hub’s database, beside the hub. */
  readonly sql: Sql;
  token(department: string, principal?: Partial<Principal>, seconds?: number): Promise<string>;
  /** Posts an operation as a department, or as nobody for null. */
  ask(department: string | null, query: string, options?: AskOptions): Promise<Asked>;
  stop(): Promise<void>;
}

export interface AskOptions {
  variables?: Record<string, unknown>;
  /** Who of the department asks; an application unless told. */
  principal?: Partial<Principal>;
  headers?: Record<string, string>;
}

export interface Asked {
  readonly status: number;
  readonly headers: Headers;
  // biome-ignore lint/suspicious/noExplicitAny: a test looks into the answer as its query shaped it.
  readonly body: any;
}

/** A whole hub over the demo region, in demo mode, on a port of its own; `environment` configures it further. */
export async function startTestHub(environment: Record<string, string> = {}): Promise<TestHub> {
  const database = await demoDatabase();
  const hub = await startHubOver(database.url, { environment });
  return {
    ...hub,
    async stop() {
      await hub.stop();
      await database.drop();
    },
  };
}

export interface HubOptions {
  readonly environment?: Record<string, string>;
  readonly clock?: Clock;
}

/** A hub over a database that is there, with keys of its own; several may serve one. */
export async function startHubOver(databaseUrl: string, options: HubOptions = {}): Promise<TestHub> {
  const folder = await temporaryFolder();
  const clock = options.clock ?? (() => DEMO_MOMENT);
  const config = readConfig({ HUB_DATA: folder, HUB_DEMO: '1', PORT: '0', ...options.environment });
  const hub = await openHub({ config, databaseUrl, clock, follow: followHere(clock) });
  const port = await listen(hub.app, { port: 0, host: '127.0.0.1' });
  const keys = openKeyRing(config.keyFile, { create: false });
  const sql = connectDatabase(databaseUrl, { max: 2, applicationName: 'hub test' });
  const url = `http://127.0.0.1:${port}`;

  const token: TestHub['token'] = (department, principal = {}, seconds = 600) =>
    issueToken(keys, { ...ANONYMOUS, client: 'test', roles: ['app'], ...principal, department }, seconds);

  return {
    url,
    databaseUrl,
    sql,
    token,
    async ask(department, query, { variables, headers = {}, principal } = {}) {
      const response = await fetch(`${url}/graphql`, {
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          ...(department !== null && { authorization: `Bearer ${await token(department, principal)}` }),
          ...headers,
        },
        body: JSON.stringify({ query, variables }),
      });
      return { status: response.status, headers: response.headers, body: await response.json() };
    },
    async stop() {
      await hub.close();
      await sql.end({ timeout: 1 });
      await removeFolder(folder);
    },
  };
}
