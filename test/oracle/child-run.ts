import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const PROJECT = fileURLToPath(new URL('../..', import.meta.url));
const reports = mkdtempSync(join(tmpdir(), 'oracle-'));

export interface ChildRun {
  /** Undefined where it did not come to ask anything. */
  readonly report: { readonly cases: number; readonly found: boolean } | undefined;
  /** File of what outcomes were met by what constructs. */
  readonly coverage: string;
  readonly output: string;
  readonly seconds: number;
}

/** One run of the oracle in a process of its own. */
export async function childRun(
  name: string,
  environment: Readonly<Record<string, string>>,
): Promise<ChildRun> {
  const report = join(reports, name);
  const started = performance.now();
  const child = spawn(
    process.execPath,
    ['node_modules/vitest/vitest.mjs', 'run', '--config', 'test/oracle/vitest.config.ts', '--no-color'],
    { cwd: PROJECT, env: { ...process.env, ...environment, ORACLE_REPORT: report } },
  );
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8');
    stream.on('data', (text: string) => {
      output += text;
    });
  }
  await new Promise((resolve) => child.on('close', resolve));
  return {
    report: existsSync(report) ? JSON.parse(readFileSync(report, 'utf8')) : undefined,
    coverage: `${report}.coverage`,
    output,
    seconds: (performance.now() - started) / 1000,
  };
}

/** So many at a time, each as soon as there is room. */
export async function inTurns<Item, Result>(
  items: readonly Item[],
  atOnce: number,
  run: (item: Item, index: number) => Promise<Result>,
): Promise<Result[]> {
  const results: Result[] = [];
  let next = 0;
  const worker = async () => {
    while (next < items.length) {
      const index = next++;
      results[index] = await run(items[index] as Item, index);
    }
  };
  await Promise.all(Array.from({ length: atOnce }, worker));
  return results;
}
