import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFile, rm, stat } from 'node:fs/promises';
import type { BenchDatabase } from '../database.ts';
import { HUB_MAIN } from '../place.ts';
import { SENDER, writeCsv, writeWorkbook } from './sample-file.ts';
import { scratchDatabase } from './scratch-database.ts';

export interface Memory {
  readonly rows: number;
  readonly fileMb: number;
  readonly seconds: number;
  /** The most that the process which takes the file in had in memory at any time (VmHWM). */
  readonly peakMb: number;
}

/** `hub ingest` of a file of registrations; Linux alone tells the peak. */
export async function measureMemory(
  bench: BenchDatabase,
  { format, rows, folder }: { format: 'csv' | 'xlsx'; rows: number; folder: string },
): Promise<Memory> {
  const scratch = await scratchDatabase(bench);
  const path = `${folder}/memory.${format}`;
  try {
    await (format === 'csv' ? writeCsv : writeWorkbook)(path, { kind: 'registrations', rows, from: 0 });
    const started = performance.now();
    const child = spawn(
      process.execPath,
      [HUB_MAIN, 'ingest', 'registrations', path, '--department', SENDER],
      {
        env: {
          PATH: process.env.PATH,
          HOME: process.env.HOME,
          DATABASE_URL: scratch.url,
          HUB_KEY_FILE: `${folder}/keys`,
          HUB_DATA: folder,
        },
        stdio: ['ignore', 'pipe', 'inherit'],
      },
    );
    let said = '';
    child.stdout.on('data', (text: Buffer) => {
      said += text;
    });
    let peakMb = 0;
    const timer = setInterval(
      () => void peakOf(child.pid).then((found) => (peakMb = Math.max(peakMb, found))),
      50,
    );
    const [code] = await once(child, 'close');
    clearInterval(timer);
    if (code !== 0 || !said.includes(`${rows} rows: ${rows} new`))
      throw new Error(`It ended with ${code}: ${said}`);
    const fileMb = (await stat(path)).size / 2 ** 20;
    return { rows, fileMb, seconds: (performance.now() - started) / 1_000, peakMb };
  } finally {
    await rm(path, { force: true });
    await scratch.drop();
  }
}

/** Of the process of its own that the command starts, which has all of the work. */
async function peakOf(parent: number | undefined): Promise<number> {
  const children = await read(`/proc/${parent}/task/${parent}/children`);
  const peaks = await Promise.all(children.trim().split(' ').map(peakOfOne));
  return Math.max(0, ...peaks);
}

const peakOfOne = async (pid: string): Promise<number> =>
  Number(/VmHWM:\s+(\d+) kB/.exec(await read(`/proc/${pid}/status`))?.[1] ?? 0) / 1024;

const read = (path: string): Promise<string> => readFile(path, 'utf8').catch(() => '');
