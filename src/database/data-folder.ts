import { chmod, mkdir, realpath, stat } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { HubError } from '../errors.ts';

/** `why` is one clause without a full stop, and may end in what to do. */
export function folderUnusable(folder: string, why: string, cause?: unknown): HubError {
  return new HubError('DATA_FOLDER_UNUSABLE', { folder, why }, { cause });
}

/** What the catalogue says of a failure met while working in the data folder. */
export function asFolderError(folder: string, error: unknown): unknown {
  const { code, path } = error as NodeJS.ErrnoException;
  if (error instanceof HubError || code === undefined) return error;
  const what = REASONS[code];
  if (what === undefined) return error;
  return folderUnusable(folder, path === undefined || path === folder ? what : `${path}: ${what}`, error);
}

const REASONS: Record<string, string> = {
  EACCES: 'permission denied; give it to the user who runs the hub, or set HUB_DATA to another folder',
  EPERM: 'permission denied; give it to the user who runs the hub, or set HUB_DATA to another folder',
  EROFS: 'the file system is read-only; set HUB_DATA to another folder',
  ENOSPC: 'the disk is full; make room and start again',
  EDQUOT: 'the disk quota is used up; make room and start again',
  ENOTDIR: 'it is not a folder, or lies below something that is not one',
  EEXIST: 'it is not a folder, or lies below something that is not one',
  ENOENT: 'it cannot be created there; set HUB_DATA to another folder',
  EIO: 'the disk reports an error; see the log of the system',
};

/**
 * Makes the folder if it is missing and answers with its real path. Nobody else may list it; as root others
 * may pass through, because the database server inside runs as another user and owns a folder of its own there.
 */
export async function prepareDataFolder(folder: string): Promise<string> {
  const mode = process.getuid?.() === 0 ? 0o711 : 0o700;
  // Level by level: mkdir's own `recursive` never returns below /proc, where a parent exists and takes no folder.
  for (const level of pathDown(resolve(folder))) {
    try {
      await mkdir(level);
      // Apart from mkdir, because the umask of whoever starts the hub would shut the server's user out.
      await chmod(level, mode);
    } catch (error) {
      if (!(await isFolder(level))) throw error;
    }
  }
  return realpath(folder);
}

async function isFolder(path: string): Promise<boolean> {
  return (await stat(path).catch(() => null))?.isDirectory() ?? false;
}

/** `/srv/hub` → `/`, `/srv`, `/srv/hub` */
export function pathDown(folder: string): string[] {
  const parent = dirname(folder);
  return parent === folder ? [folder] : [...pathDown(parent), folder];
}
