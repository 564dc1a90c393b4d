import { asc, sql } from 'drizzle-orm';
import { type Moment, toShanghaiTime } from '../clock.ts';
import type { Database } from '../database/statement.ts';
import { publishedSubgraphs } from './table.ts';

export interface PublishedSubgraph {
  readonly name: string;
  readonly sdl: string;
  readonly url: string | null;
}

/** What departments have published of the views that they run themselves; the version is equal for equal content. */
export async function readPublishedSubgraphs(
  db: Database,
): Promise<{ version: string; subgraphs: PublishedSubgraph[] }> {
  const rows = await db.select().from(publishedSubgraphs).orderBy(asc(publishedSubgraphs.name));
  return {
    version: rows.map(({ name, version }) => `${name} ${version}`).join(', '),
    subgraphs: rows.map(({ name, sdl, url }) => ({ name, sdl, url })),
  };
}

/** Puts a view's SDL in the place of the one before; every running hub takes it up within a second. */
export async function publishSubgraph(
  db: Database,
  { name, sdl, url }: PublishedSubgraph,
  { now }: Moment,
): Promise<void> {
  const publishedAt = toShanghaiTime(now);
  await db
    .insert(publishedSubgraphs)
    .values({ name, sdl, url, publishedAt })
    .onConflictDoUpdate({
      target: publishedSubgraphs.name,
      set: { sdl, url, publishedAt, version: sql`${publishedSubgraphs.version} + 1` },
    });
}
