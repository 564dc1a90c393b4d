import { join } from 'node:path';
import { drizzle } from 'drizzle-orm/postgres-js';
import type { JWTVerifyGetKey } from 'jose';
import type { Sql } from 'postgres';
import type { Clock } from '../../src/clock.ts';
import type { Writer } from '../../src/database/writer.ts';
import { listen } from '../../src/http/listen.ts';
import { publicKeyOf } from '../../src/http/token.ts';
import { statementReader } from '../../src/http/view/statement-reader.ts';
import { openViewServer } from '../../src/http/view/view-server.ts';
import { type KeyRing, openKeyRing } from '../../src/keys.ts';
import { cursorSeal } from '../../src/subgraph/cursor.ts';
import { readDeclared } from '../../src/subgraph/declared-graph.ts';
import { localSubgraph } from '../../src/subgraph/local.ts';
import type { View } from '../../src/subgraph/view.ts';
import { removeFolder, temporaryFolder } from './temporary-folder.ts';

export interface ServedView {
  readonly url: string;
  stop(): Promise<void>;
}

/** A view on a server of its own, as `hub subgraph` runs it. */
export async function serveView(
  view: View,
  parts: {
    readonly sql: Sql;
    readonly clock: Clock;
    readonly keyOf: JWTVerifyGetKey;
    /** Without it the view changes nothing. */
    readonly writer?: Writer;
  },
): Promise<ServedView> {
  const cursors = cursorSeal(new Uint8Array(64).fill(7));
  const app = openViewServer({
    view,
    table: readDeclared([view]).table,
    local: localSubgraph(view, { db: drizzle(parts.sql), cursors, writer: parts.writer }),
    clock: parts.clock,
    statements: statementReader(view.name, parts.keyOf),
    health: { commit: 'test', ready: async () => void (await parts.sql`select 1`) },
  });
  const port = await listen(app, { port: 0, host: '127.0.0.1' });
  return { url: `http://127.0.0.1:${port}/graphql`, stop: () => app.close() };
}

/** A key ring that nobody else has. */
export async function freshKeys(): Promise<{ ring: KeyRing; keyOf: JWTVerifyGetKey }> {
  const folder = await temporaryFolder();
  const ring = openKeyRing(join(folder, 'keys'), { create: true });
  await removeFolder(folder);
  return { ring, keyOf: publicKeyOf(ring) };
}
