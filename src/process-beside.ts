import { type ChildProcess, fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const runsSources = import.meta.url.endsWith('.ts');

/**
 * Starts a program of the hub's in a process beside it, named without its extension. In a session of its own, so that it
 * may give way to the hub's and no Ctrl-C reaches it; it has to end when the hub's end of the channel does.
 */
export function startBeside(program: URL, flags: readonly string[] = []): ChildProcess {
  const path = `${fileURLToPath(program)}${runsSources ? '.ts' : '.js'}`;
  return fork(path, {
    detached: true,
    execArgv: [...flags, ...(runsSources ? ['--import', import.meta.resolve('tsx')] : [])],
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
}
