import { readFileSync } from 'node:fs';
import { drizzle } from 'drizzle-orm/postgres-js';
import type { Sql } from 'postgres';
import { systemClock, toShanghaiTime } from '../clock.ts';
import type { Config } from '../config.ts';
import { connectDatabase } from '../database/connect.ts';
import { HubError } from '../errors.ts';
import { shareTableOf } from '../gateway/share-table.ts';
import { buildViews } from '../hub.ts';
import { type Comparison, compareGraphs } from '../registry/compare.ts';
import { loadGraph } from '../registry/graph.ts';
import { idleGrants } from '../registry/idle-grants.ts';
import { type Source, sourcesOf } from '../registry/sources.ts';
import { loadPolicy } from '../sharing/policy.ts';
import { publishSubgraph, readPublishedSubgraphs } from '../sharing/published-subgraph.ts';
import { withDatabase } from './database.ts';

export interface ProposedSubgraph {
  readonly name: string;
  /** File with the view's SDL. */
  readonly file: string;
  readonly url?: string | undefined;
}

/** `hub subgraph check FILE --name N`: exit code 1 where it would break what is asked now. */
export const checkCommand = (config: Config, proposed: ProposedSubgraph): Promise<void> =>
  withSql(config, async (sql) => {
    const { report, isBreaking } = await examine(config, sql, proposed);
    process.stdout.write(report);
    if (isBreaking) process.exitCode = 1;
  });

/** `hub subgraph publish FILE --name N`: running hubs serve it within a second. */
export const publishCommand = (
  config: Config,
  proposed: ProposedSubgraph & { readonly acceptBreaking: boolean },
): Promise<void> =>
  withSql(config, async (sql) => {
    const { report, isBreaking, sdl } = await examine(config, sql, proposed);
    process.stdout.write(report);
    const { name, url = null } = proposed;
    if (isBreaking && !proposed.acceptBreaking) throw new HubError('GRAPH_BREAKS', { subgraph: name });
    await publishSubgraph(drizzle(sql), { name, sdl, url }, systemClock());
    const isRouted = url !== null || config.subgraphs.has(name);
    process.stdout.write(
      `The view ${name} is published.${isRouted ? '' : ' It is not asked until --url or HUB_SUBGRAPHS says where it answers.'}\n`,
    );
  });

async function withSql(config: Config, run: (sql: Sql) => Promise<void>): Promise<void> {
  await withDatabase(config, async ({ url }) => {
    const sql = connectDatabase(url, { max: 1, applicationName: 'hub subgraph check' });
    try {
      await run(sql);
    } finally {
      await sql.end({ timeout: 5 });
    }
  });
}

interface Examined {
  readonly report: string;
  readonly isBreaking: boolean;
  readonly sdl: string;
}

async function examine(config: Config, sql: Sql, proposed: ProposedSubgraph): Promise<Examined> {
  const { name, file } = proposed;
  const sdl = readText(file);
  const db = drizzle(sql);
  const views = buildViews();
  const { subgraphs } = await readPublishedSubgraphs(db);
  const sources = sourcesOf(views, { published: subgraphs, urls: config.subgraphs });
  const known = sources.find((source) => source.name === name);
  const url = proposed.url ?? known?.url ?? config.subgraphs.get(name);
  // Where it will answer does not matter for whether it fits.
  const next: Source = { name, sdl, url: url ?? 'http://localhost/graphql' };
  const nextGraph = loadGraph([...sources.filter((source) => source !== known), next]);
  const { departments, grants } = await loadPolicy(db);
  const served = loadGraph(sources);
  const comparison = compareGraphs(served, nextGraph, [...departments.keys()]);
  const readers = await readersOf(sql, comparison);
  const idleBefore = new Set(idleGrants(grants, shareTableOf(served)));
  const idle = idleGrants(grants, shareTableOf(nextGraph)).filter((grant) => !idleBefore.has(grant));
  return {
    report: `${reportOf(name, comparison, readers)}${idle.map((grant) => `${grant}\n`).join('')}`,
    isBreaking: comparison.breaking.length + comparison.losses.length + idle.length > 0,
    sdl,
  };
}

function readText(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (cause) {
    const why = (cause as NodeJS.ErrnoException).code ?? String(cause);
    throw new HubError('FILE_UNREADABLE', { file, why }, { cause });
  }
}

// What nobody has asked for in a quarter has no application behind it that runs every month.
const ASKED_WITHIN = '90 days';

/** Coordinate → the departments that really asked for it of late, with how often. */
async function readersOf(sql: Sql, { losses }: Comparison): Promise<Map<string, string[]>> {
  const lost = losses.map(({ coordinate }) => coordinate);
  if (lost.length === 0) return new Map();
  const rows = await sql<{ coordinate: string; department: string | null; times: string }[]>`
    select lost.coordinate, entries.department, count(*) as times
    from audit.entries, unnest(${lost}::text[]) as lost (coordinate)
    where entries.at > ${toShanghaiTime(systemClock().now)}::timestamptz - ${ASKED_WITHIN}::interval
      and entries.coordinates ? lost.coordinate
    group by 1, 2 order by 1, 3 desc`;
  const readers = new Map<string, string[]>();
  for (const { coordinate, department, times } of rows) {
    const reader = `${department ?? 'anyone'} (${times} times)`;
    readers.set(coordinate, [...(readers.get(coordinate) ?? []), reader]);
  }
  return readers;
}

function reportOf(
  name: string,
  { breaking, dangerous, losses }: Comparison,
  readers: ReadonlyMap<string, string[]>,
): string {
  const lines = [`The view ${name} composes with the others.`];
  if (breaking.length + losses.length + dangerous.length === 0) {
    return `${lines[0]} Nothing that is asked now would change.\n`;
  }
  if (breaking.length > 0) lines.push('It would break operations:', ...breaking.map((what) => `- ${what}`));
  if (losses.length > 0) lines.push('It would take fields from departments:');
  for (const { coordinate, what, departments } of losses) {
    const asked = readers.get(coordinate);
    lines.push(
      `- ${coordinate} ${what}, for ${departments.join(', ')}.`,
      `  Asked for in the last ${ASKED_WITHIN} by ${asked ? asked.join(', ') : 'nobody'}.`,
    );
  }
  if (dangerous.length > 0) lines.push('A careful client survives:', ...dangerous.map((what) => `- ${what}`));
  return `${lines.join('\n')}\n`;
}
