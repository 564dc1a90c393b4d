import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { expect, it, vi } from 'vitest';
import { commandLine, runningProcess, stillRuns } from '../../src/database/running-process.ts';

it('a process runs until it has ended', async () => {
  const child = spawn('sleep', ['60']);
  await once(child, 'spawn');
  const found = runningProcess(child.pid ?? 0);
  expect(found).not.toBeNull();
  await vi.waitFor(() => expect(commandLine(child.pid ?? 0)).toMatch(/sleep 60$/));
  child.kill();
  await once(child, 'exit');
  expect(runningProcess(child.pid ?? 0)).toBeNull();
  expect(found && stillRuns(found)).toBe(false);
  expect(commandLine(child.pid ?? 0)).toBe('');
});

it.runIf(process.platform === 'linux')('a later process with the same number is another one', () => {
  expect(stillRuns({ pid: process.pid, startedAt: 'another boot:1' })).toBe(false);
  expect(runningProcess(process.pid)).toEqual(runningProcess(process.pid));
});

it.runIf(process.platform === 'linux')(
  'a process that ended and is not collected by its parent does not run',
  async () => {
    const parent = spawn('sh', ['-c', 'sleep 0 & echo $!; exec sleep 60']);
    const [line] = await once(createInterface(parent.stdout), 'line');
    await vi.waitFor(() => expect(runningProcess(Number(line))).toBeNull());
    parent.kill();
  },
);

it.each([0, -1, 1.5, Number.NaN])('%d is the number of no process', (pid) => {
  expect(runningProcess(pid)).toBeNull();
});

it("another user's process runs too", () => {
  expect(runningProcess(1)).not.toBeNull();
});
