import { openEmbedded } from '../../src/database/embedded.ts';
import { removeFolder, temporaryFolder } from './temporary-folder.ts';

export interface Cluster {
  /** Of the database `hub` in it, as its superuser. */
  readonly url: string;
  readonly folder: string;
  stop(): Promise<void>;
}

/**
 * A server of the test's own, for what the whole cluster shares (the snapshot horizon, LISTEN under load,
 * crashes). Takes a second or two; most tests want a database of the common one, see database.ts.
 */
export async function startCluster(): Promise<Cluster> {
  const folder = await temporaryFolder();
  const { url, release } = await openEmbedded(folder);
  return {
    url,
    folder,
    async stop() {
      await release();
      await removeFolder(folder);
    },
  };
}
