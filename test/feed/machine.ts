import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { type EmbeddedDatabase, openEmbedded } from '../../src/database/embedded.ts';
import { livePostmaster } from '../../src/database/postmaster.ts';

const TSX = import.meta.resolve('tsx');
const PROGRAM = fileURLToPath(new URL('./hub-program.ts', import.meta.url));

/** A hub and its PostgreSQL, each of which is killed again and again. */
export interface Machine {
  /** Where the hub answers; null while it is down. */
  readonly hubUrl: () => string | null;
  readonly databaseUrl: string;
  killHub(): Promise<void>;
  killPostgres(): Promise<void>;
  stop(): Promise<void>;
}

export async function startMachine(folder: string): Promise<Machine> {
  let database: EmbeddedDatabase = await openEmbedded(folder);
  const databaseUrl = database.url;
  let child: ChildProcess;
  let url: string | null = null;

  async function startHub(): Promise<void> {
    child = spawn(process.execPath, ['--import', TSX, PROGRAM, folder], {
      stdio: ['ignore', 'pipe', 'ignore'],
      env: { ...process.env, HUB_LOG: 'fatal' },
    });
    const ended = once(child, 'exit').then(() => null);
    const line = once(createInterface(child.stdout as NodeJS.ReadableStream), 'line');
    const first = await Promise.race([line, ended]);
    if (first === null) throw new Error('The hub ended before it was up.');
    url = `http://127.0.0.1:${JSON.parse(String(first[0])).port}`;
  }

  async function end(): Promise<void> {
    url = null;
    const ended = child.exitCode === null && child.signalCode === null ? once(child, 'exit') : null;
    child.kill('SIGKILL');
    await ended;
  }

  await startHub();
  return {
    hubUrl: () => url,
    databaseUrl,
    async killHub() {
      await end();
      await startHub();
    },
    async killPostgres() {
      const postmaster = await livePostmaster(join(folder, 'postgres'));
      if (postmaster !== null) process.kill(postmaster.pid, 'SIGKILL');
      const left = database;
      database = await openEmbedded(folder);
      await left.release().catch(() => undefined);
    },
    async stop() {
      await end();
      await database.release();
    },
  };
}
