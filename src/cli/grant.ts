import { drizzle } from 'drizzle-orm/postgres-js';
import { systemClock } from '../clock.ts';
import type { Config } from '../config.ts';
import { connectDatabase } from '../database/connect.ts';
import type { Database } from '../database/statement.ts';
import { grantableGraph } from '../gateway/grantable-graph.ts';
import { buildViews } from '../hub.ts';
import type { Mask } from '../permission/share.ts';
import { loadGraph } from '../registry/graph.ts';
import { sourcesOf } from '../registry/sources.ts';
import { giveGrant, liveGrants, revokeGrant } from '../sharing/grant.ts';
import { readPublishedSubgraphs } from '../sharing/published-subgraph.ts';
import { withDatabase } from './database.ts';

export interface GrantOptions {
  readonly purpose: string;
  readonly basis: string;
  readonly client?: string;
  readonly division?: string;
  readonly industry?: string;
  readonly directory?: string;
  readonly mask?: string;
  readonly from?: string;
  readonly to?: string;
}

// A grant without an end would outlive what it was given for; the owner may say another day.
const YEARS_UNLESS_TOLD = 1;

interface Parties {
  readonly owner: string;
  readonly grantee: string;
  readonly coordinates: readonly string[];
}

/** `hub grant OWNER GRANTEE FIELD…`: prints the identifier of the grant. */
export const grantCommand = (config: Config, parties: Parties, options: GrantOptions): Promise<void> =>
  withPolicyDatabase(config, async (db) => {
    const { subgraphs } = await readPublishedSubgraphs(db);
    const supergraph = loadGraph(sourcesOf(buildViews(), { published: subgraphs, urls: config.subgraphs }));
    const moment = systemClock();
    const { client = null, division = null, industry = null, directory = null, mask = null } = options;
    const validFrom = options.from ?? moment.today;
    const id = await giveGrant(
      db,
      {
        ...parties,
        client,
        purpose: options.purpose,
        scope: { division, industry, directory },
        // Checked with the rest of the grant: whether there is such a mask is one of its faults.
        mask: mask as Mask | null,
        validFrom,
        validTo: options.to ?? yearsAfter(validFrom, YEARS_UNLESS_TOLD),
        basis: options.basis,
      },
      { graph: grantableGraph(supergraph), moment },
    );
    process.stdout.write(`${id}\n`);
  });

/** The day before the same day so many years later; what is no date stays as it is, to be refused. */
function yearsAfter(date: string, years: number): string {
  const end = new Date(`${Number(date.slice(0, 4)) + years}${date.slice(4)}T00:00:00Z`);
  if (Number.isNaN(end.getTime())) return date;
  end.setUTCDate(end.getUTCDate() - 1);
  return end.toISOString().slice(0, 10);
}

/** `hub revoke GRANT --reason TEXT` */
export const revokeCommand = (config: Config, id: string, reason: string): Promise<void> =>
  withPolicyDatabase(config, async (db) => {
    await revokeGrant(db, { id, reason }, systemClock());
    process.stdout.write('revoked\n');
  });

/** `hub grants`: one line of JSON a grant that is in force or yet to come. */
export const grantsCommand = (config: Config): Promise<void> =>
  withPolicyDatabase(config, async (db) => {
    for (const grant of await liveGrants(db, systemClock()))
      process.stdout.write(`${JSON.stringify(grant)}\n`);
  });

const withPolicyDatabase = (config: Config, run: (db: Database) => Promise<void>): Promise<void> =>
  withDatabase(config, async ({ url }) => {
    const sql = connectDatabase(url, { max: 1, applicationName: 'hub grant' });
    try {
      await run(drizzle(sql));
    } finally {
      await sql.end({ timeout: 5 });
    }
  });
