import { drizzle } from 'drizzle-orm/postgres-js';
import { numbering } from '../changes/feed/numbering.ts';
import { runConsumers } from '../changes/running-consumers.ts';
import { systemClock } from '../clock.ts';
import { commitOf, PROJECT_FOLDER } from '../commit.ts';
import type { Config } from '../config.ts';
import { connectDatabase } from '../database/connect.ts';
import { openWriter } from '../database/writer.ts';
import { HubError } from '../errors.ts';
import { FEEDS } from '../following/followers.ts';
import { LIMITS } from '../gateway/limits.ts';
import { closeServer, listen } from '../http/listen.ts';
import { statementReader } from '../http/view/statement-reader.ts';
import { trustedKeys } from '../http/view/trusted-keys.ts';
import { openViewServer } from '../http/view/view-server.ts';
import { buildViews } from '../hub.ts';
import { openKeyRing } from '../keys.ts';
import { cursorSeal } from '../subgraph/cursor.ts';
import { readDeclared } from '../subgraph/declared-graph.ts';
import { localSubgraph } from '../subgraph/local.ts';
import { openRecordCache } from '../subgraph/record-cache.ts';
import type { View } from '../subgraph/view.ts';
import { openDatabase } from './database.ts';
import { prepareDemoRegion } from './demo-region.ts';
import { type Opened, untilStopped } from './until-stopped.ts';

/** `hub subgraph NAME`: one view in a process of its own, on a database of its own; until a signal ends it. */
export function subgraphCommand(config: Config, name: string): Promise<void> {
  const views = buildViews();
  const view = views.find((known) => known.name === name);
  if (view === undefined) {
    throw new HubError('SUBGRAPH_UNKNOWN', {
      subgraph: name,
      known: views.map((known) => known.name).join(', '),
    });
  }
  return untilStopped((opened) => serve(config, view, opened));
}

async function serve(config: Config, view: View, opened: Opened): Promise<void> {
  const database = await openDatabase(config);
  opened.add(() => database.release());
  if (config.demo) await prepareDemoRegion(database.url, opened);
  const ring = openKeyRing(config.keyFile, { create: true });
  const sql = connectDatabase(database.url, {
    applicationName: `hub subgraph ${view.name}`,
    statementTimeoutMs: LIMITS.requestMs,
  });
  opened.add(() => sql.end({ timeout: 5 }));
  const cursors = cursorSeal(ring.secret('cursors', 64));
  const { records, close: closeRecords } = await openRecordCache(database.url);
  opened.add(closeRecords);
  const feed = FEEDS.find((known) => known.view === view.name);
  if (feed !== undefined) opened.add(runConsumers(database.url, [numbering(feed, systemClock)]).close);
  const writer = openWriter(database.url, LIMITS.requestMs);
  opened.add(writer.close);
  const app = openViewServer({
    view,
    table: readDeclared([view]).table,
    local: localSubgraph(view, { db: drizzle(sql), cursors, records, writer, deadlines: config.deadlines }),
    clock: systemClock,
    statements: statementReader(
      view.name,
      trustedKeys(config.jwks, () => ring),
    ),
    health: { commit: commitOf(PROJECT_FOLDER), ready: async () => void (await sql`select 1`) },
  });
  opened.add(() => closeServer(app));
  const port = await listen(app, { port: config.port, host: config.host });
  const url = `http://localhost:${port}/graphql`;
  process.stdout.write(
    `The view ${view.name} is up: ${url}\nStart the hub with HUB_SUBGRAPHS=${view.name}=${url}\n`,
  );
}
