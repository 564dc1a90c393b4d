import { connectDatabase } from './connect.ts';
import { type KeptConnection, keepConnection } from './kept-connection.ts';

/** The connection by which a process tells the others of a data folder that it uses the server. */
export interface Presence extends KeptConnection {
  /** How many besides this one use the server: other presences, and clients that are not the hub's. */
  others(): Promise<number>;
}

const PRESENT = 'hub presence';

export async function joinServer(url: string): Promise<Presence> {
  const kept = await keepConnection(
    (onClose) => connectDatabase(url, { max: 1, applicationName: `${PRESENT} ${process.pid}`, onClose }),
    async (sql) => {
      await sql`select 1`;
    },
  );
  const { sql } = kept;

  // The hub's pools are not counted: whoever has a pool has a presence.
  async function others(): Promise<number> {
    const [row] = await sql<{ count: number }[]>`
      select count(*)::integer as count from pg_stat_activity
      where backend_type = 'client backend' and pid <> pg_backend_pid()
        and (starts_with(application_name, ${PRESENT}) or not starts_with(application_name, 'hub'))`;
    return row?.count ?? 0;
  }

  return { ...kept, others };
}
