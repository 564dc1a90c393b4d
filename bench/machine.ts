import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { availableParallelism, cpus, totalmem } from 'node:os';
import { dirname } from 'node:path';
import { NODE_24, PROJECT } from './place.ts';

export interface Machine {
  readonly cpu: string;
  readonly cores: number;
  readonly memoryGb: number;
  readonly platform: string;
}

export const machine = (): Machine => ({
  cpu: cpus()[0]?.model ?? 'unknown',
  cores: availableParallelism(),
  memoryGb: Math.round(totalmem() / 2 ** 30),
  platform: `${process.platform}-${process.arch}`,
});

/**
 * Whether Linux shares the processors among sessions first (autogroup), as it does unless a control group has a share:
 * a service or a container has one, a shell mostly has none.
 */
export function sharesBySession(): boolean {
  if (textOf('/proc/sys/kernel/sched_autogroup_enabled') !== '1') return false;
  for (const line of textOf('/proc/self/cgroup').split('\n')) {
    const [, controllers = '', own = '/'] = line.split(':');
    if (controllers.split(',').includes('cpu') && own !== '/') return false;
    if (controllers !== '') continue;
    for (let path = own; path !== '/'; path = dirname(path))
      if (existsSync(`/sys/fs/cgroup${path}/cpu.weight`)) return false;
  }
  return true;
}

const textOf = (file: string): string => (existsSync(file) ? readFileSync(file, 'utf8').trim() : '');

const OF_THE_HUB = ['@apollo/server', 'fastify', 'graphql', 'graphql-jit', 'type-graphql', 'postgres'];
const OF_THE_PEERS = [
  '@apollo/gateway',
  '@graphql-hive/gateway',
  '@graphql-hive/router-runtime',
  'postgraphile',
  'undici',
];

/** Of everything whose speed counts. */
export const versions = (postgresql: string): Record<string, string> => ({
  node: process.version,
  'node (postgraphile)': execFileSync(NODE_24, ['--version'], { encoding: 'utf8' }).trim(),
  postgresql,
  ...installed(`${PROJECT}/node_modules`, OF_THE_HUB),
  ...installed(`${PROJECT}/bench/node_modules`, OF_THE_PEERS),
});

const installed = (folder: string, packages: readonly string[]) =>
  Object.fromEntries(
    packages.map((name) => {
      const { version } = JSON.parse(readFileSync(`${folder}/${name}/package.json`, 'utf8'));
      return [name, version as string];
    }),
  );

/** The commit that is checked out; `+ changes` where the work tree differs from it. */
export function commit(): string {
  const git = (...args: string[]) => execFileSync('git', args, { cwd: PROJECT, encoding: 'utf8' }).trim();
  const changed = git('status', '--porcelain', '--', 'src', 'bench', 'package-lock.json', 'migrations');
  return `${git('rev-parse', 'HEAD')}${changed === '' ? '' : ' + changes'}`;
}
