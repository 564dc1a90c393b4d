import { type ChildProcess, spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const MAIN = fileURLToPath(new URL('../../dist/main.js', import.meta.url));

export interface Finished {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

export interface RunningHub {
  readonly process: ChildProcess;
  /** Rejects with what the hub printed if it ends before it is up. */
  readonly url: Promise<string>;
  readonly finished: Promise<Finished>;
}

type Environment = Record<string, string>;

/** Starts a command of the built hub as a user’s shell would; nothing of the test’s environment but PATH and HOME. */
export function spawnHub(args: readonly string[], environment: Environment): RunningHub {
  const child = spawn(process.execPath, [MAIN, ...args], {
    env: { PATH: process.env.PATH ?? '', HOME: process.env.HOME ?? '', ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let stdout = '';
  let stderr = '';
  const finished = new Promise<Finished>((resolve) => {
    child.on('close', (code) => resolve({ code, stdout, stderr }));
  });
  const url = new Promise<string>((resolve, reject) => {
    child.stdout.on('data', (chunk: Buffer) => {
      stdout += chunk.toString();
      const address = /is up: (\S+)\/graphql/.exec(stdout)?.[1];
      if (address !== undefined) resolve(address);
    });
    void finished.then((end) => reject(new Error(`the hub ended (${end.code}): ${end.stderr}`)));
  });
  url.catch(() => undefined);
  child.stderr.on('data', (chunk: Buffer) => {
    stderr += chunk.toString();
  });
  return { process: child, url, finished };
}

/** Runs a command to its end. */
export const runHub = (args: readonly string[], environment: Environment): Promise<Finished> =>
  spawnHub(args, environment).finished;
