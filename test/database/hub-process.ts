import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

export interface HubProcess {
  readonly child: ChildProcess;
  /** What it opened, once it has. */
  readonly opened: Promise<{ url: string; pid: number }>;
  release(): Promise<void>;
  kill(): Promise<void>;
}

const TSX = import.meta.resolve('tsx');
const PROGRAM = fileURLToPath(new URL('./open-folder.ts', import.meta.url));

/** Another process that opens the folder. */
export function hubProcess(folder: string): HubProcess {
  const child = spawn(process.execPath, ['--import', TSX, PROGRAM, folder], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const ended = once(child, 'exit');
  const opened = Promise.race([
    once(createInterface(child.stdout), 'line').then(([line]) => JSON.parse(line)),
    ended.then(() => Promise.reject(new Error('the process ended before it had opened the folder'))),
  ]);
  opened.catch(() => undefined);
  return {
    child,
    opened,
    async release() {
      child.stdin?.write('release\n');
      await ended;
    },
    async kill() {
      child.kill('SIGKILL');
      await ended;
    },
  };
}
