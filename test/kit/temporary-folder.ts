import { chmod, mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { livePostmaster, stopPostmaster } from '../../src/database/postmaster.ts';
import { runningProcess } from '../../src/database/running-process.ts';

const PREFIX = 'hub-test-';

/** A new folder that may be a data folder: others may pass through it, as the server's user has to under root. */
export async function temporaryFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), `${PREFIX}${process.pid}-`));
  await chmod(folder, 0o711);
  return folder;
}

/** Also stops the server of that folder, should one run. */
export async function removeFolder(folder: string): Promise<void> {
  const postmaster = await livePostmaster(join(folder, 'postgres'));
  if (postmaster !== null) await stopPostmaster(postmaster.pid, 'immediate', Date.now() + 10_000);
  await rm(folder, { recursive: true, force: true, maxRetries: 3 });
}

/** A test run that was killed cannot clean up; its servers would run on for ever. */
export async function removeLeftovers(): Promise<void> {
  for (const name of await readdir(tmpdir())) {
    const owner = new RegExp(`^${PREFIX}(\\d+)-`).exec(name)?.[1];
    if (owner === undefined || runningProcess(Number(owner)) !== null) continue;
    await removeFolder(join(tmpdir(), name)).catch(() => undefined);
  }
}
