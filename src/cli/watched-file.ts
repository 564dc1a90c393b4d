import { stat } from 'node:fs/promises';

const LOOK_MS = 1_000;

export interface WatchedFile {
  /** One look at the file, as is taken every second. */
  look(): Promise<void>;
  close(): Promise<void>;
}

/**
 * Calls when a file has changed and has been the same at two looks, so that one which is just being written is left
 * alone; once at the beginning as well, for what changed before. It looks again and again, because notifications do
 * not come through network and container file systems.
 */
export function watchFile(file: string, changed: () => Promise<void>): WatchedFile {
  let last: string | null = null;
  let isToTell = true;
  let looking: Promise<void> | null = null;

  async function lookOnce(): Promise<void> {
    const stamp = await stampOf(file);
    if (stamp !== last) {
      last = stamp;
      isToTell = true;
    } else if (isToTell) {
      isToTell = false;
      await changed();
    }
  }

  function look(): Promise<void> {
    looking ??= lookOnce().finally(() => {
      looking = null;
    });
    return looking;
  }

  const timer = setInterval(() => void look(), LOOK_MS);
  return {
    look,
    async close() {
      clearInterval(timer);
      await looking;
    },
  };
}

/** A file that is put in the place of another has another inode, even if size and time are the same. */
async function stampOf(file: string): Promise<string> {
  try {
    const { ino, size, mtimeNs } = await stat(file, { bigint: true });
    return `${ino} ${size} ${mtimeNs}`;
  } catch (error) {
    return String((error as NodeJS.ErrnoException).code);
  }
}
