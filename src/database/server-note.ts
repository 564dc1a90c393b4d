import { readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Postmaster } from './postmaster.ts';

/** `postgres.json` in the data folder: where its server is, for people and tools, and which port it last had. */
export interface ServerNote {
  readonly pid: number;
  readonly port: number;
  /** RFC 3339 */
  readonly startedAt: string;
}

const FILE = 'postgres.json';

export async function readServerNote(folder: string): Promise<ServerNote | null> {
  try {
    const note = JSON.parse(await readFile(join(folder, FILE), 'utf8')) as ServerNote;
    return Number.isInteger(note.port) && note.port > 0 && note.port < 65_536 ? note : null;
  } catch {
    return null;
  }
}

export async function writeServerNote(folder: string, { pid, port, startedAt }: Postmaster): Promise<void> {
  const note: ServerNote = { pid, port, startedAt: startedAt.toISOString() };
  const file = join(folder, FILE);
  await writeFile(`${file}.new`, `${JSON.stringify(note)}\n`, { mode: 0o600 });
  await rename(`${file}.new`, file);
}

export async function removeServerNote(folder: string): Promise<void> {
  await rm(join(folder, FILE), { force: true });
}
