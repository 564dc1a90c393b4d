import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as delay } from 'node:timers/promises';
import { PROJECT } from './place.ts';

export interface Command {
  readonly command: string;
  readonly args: readonly string[];
  readonly env: Readonly<Record<string, string>>;
}

export interface Started {
  /** Where it listens, without a path. */
  readonly url: string;
  stop(): Promise<void>;
}

const START_DEADLINE_MS = 60_000;
const STOP_DEADLINE_MS = 15_000;
const ADDRESS = /http:\/\/(?:localhost|127\.0\.0\.1|0\.0\.0\.0|\[::\]):(\d+)/;

/** Starts a server in a process of its own and waits for the line in which it says where it listens. */
export async function startProcess(name: string, { command, args, env }: Command): Promise<Started> {
  const child = spawn(command, [...args], {
    cwd: PROJECT,
    env: { PATH: process.env.PATH, HOME: process.env.HOME, NODE_ENV: 'production', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let said = '';
  const listening = new Promise<string>((resolve) => {
    const hear = (text: Buffer) => {
      // What it says later is read and dropped: a full pipe would stop it.
      if (said.length > 20_000) return;
      said += text;
      const port = ADDRESS.exec(said)?.[1];
      if (port !== undefined) resolve(`http://127.0.0.1:${port}`);
    };
    child.stdout.on('data', hear);
    child.stderr.on('data', hear);
  });
  const waited = new AbortController();
  const { signal } = waited;
  const failed = Promise.race([
    once(child, 'exit', { signal }).then(([code]) => `ended with code ${code}`),
    delay(START_DEADLINE_MS, 'did not listen in time', { signal }),
  ]).then((why) => Promise.reject(new Error(`${name} ${why}:\n${said}`)));
  try {
    const url = await Promise.race([listening, failed]);
    return { url, stop: () => stopProcess(child) };
  } catch (error) {
    child.kill('SIGKILL');
    throw error;
  } finally {
    waited.abort();
    failed.catch(() => undefined);
  }
}

async function stopProcess(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = once(child, 'exit');
  child.kill('SIGTERM');
  const late = delay(STOP_DEADLINE_MS, 'late', { ref: false });
  if ((await Promise.race([ended, late])) === 'late') child.kill('SIGKILL');
}
