import { execFile } from 'node:child_process';
import { readdir, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const ROOT = join(dirname(fileURLToPath(import.meta.url)), '../..');
const SOURCES = join(ROOT, 'src/workbench');
const PAGE = join(ROOT, 'dist/workbench/index.html');

/** Builds the page unless `dist/workbench` is newer than all that it is made of. */
export async function buildPage(): Promise<void> {
  const made = await changedAt(PAGE);
  const names = (await readdir(SOURCES, { recursive: true })).map((name) => join(SOURCES, name));
  const changed = await Promise.all([...names, join(ROOT, 'package-lock.json')].map(changedAt));
  if (made > Math.max(...changed)) return;
  const vite = join(ROOT, 'node_modules/vite/bin/vite.js');
  // Under vitest NODE_ENV is "test", with which React would be bundled as for development.
  const env = { ...process.env, NODE_ENV: 'production' };
  await promisify(execFile)(process.execPath, [vite, 'build', '--config', join(SOURCES, 'vite.config.ts')], {
    cwd: ROOT,
    env,
  });
}

async function changedAt(file: string): Promise<number> {
  const found = await stat(file).catch(() => null);
  return found?.mtimeMs ?? 0;
}
