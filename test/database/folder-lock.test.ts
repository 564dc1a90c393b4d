import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { open, readdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { withFolderLock } from '../../src/database/folder-lock.ts';
import { runningProcess } from '../../src/database/running-process.ts';
import { removeFolder, temporaryFolder } from '../kit/temporary-folder.ts';

const folders: string[] = [];
let folder: string;
let file: string;

beforeEach(async () => {
  folder = await temporaryFolder();
  folders.push(folder);
  file = join(folder, 'lock');
});

afterAll(() => Promise.all(folders.map(removeFolder)));

/** The most of `count` claimants that were inside at one time; all of them get in. */
async function mostInside(count: number): Promise<number> {
  let inside = 0;
  let most = 0;
  let served = 0;
  const work = async () => {
    inside += 1;
    most = Math.max(most, inside);
    await readFile(file);
    inside -= 1;
    served += 1;
  };
  await Promise.all(Array.from({ length: count }, () => withFolderLock(file, work)));
  expect(served).toBe(count);
  return most;
}

async function deadProcess(): Promise<number> {
  const child = spawn('true');
  await once(child, 'exit');
  return child.pid ?? 0;
}

const dead = async (nonce: string) =>
  JSON.stringify({ pid: await deadProcess(), startedAt: 'another boot:1', nonce });

it('lets one in at a time and leaves nothing behind', async () => {
  expect(await mostInside(10)).toBe(1);
  expect(await readdir(folder)).toEqual([]);
});

it('answers with what was done inside, and opens again when it failed', async () => {
  expect(await withFolderLock(file, async () => 7)).toBe(7);
  await expect(withFolderLock(file, () => Promise.reject(new Error('no')))).rejects.toThrow('no');
  expect(await readdir(folder)).toEqual([]);
});

it('is taken over from a process that is gone, by one of many', async () => {
  await writeFile(file, await dead('first'));
  expect(await mostInside(10)).toBe(1);
  expect(await readdir(folder)).toEqual([]);
});

it('is taken over from processes that died while they took it over', async () => {
  await writeFile(file, await dead('first'));
  await writeFile(`${file}.after-first`, await dead('second'));
  await writeFile(`${file}.after-first.after-second`, await dead('third'));
  await writeFile(`${file}.some-ticket`, await dead('fourth'));
  expect(await mostInside(10)).toBe(1);
  expect(await readdir(folder)).toEqual([]);
});

it('is taken over from a holder whose number a later process has', async () => {
  await writeFile(file, JSON.stringify({ pid: process.pid, startedAt: 'another boot:1', nonce: 'old' }));
  expect(await mostInside(2)).toBe(1);
});

it('is taken over when a power cut has left it empty', async () => {
  await writeFile(file, '');
  expect(await mostInside(2)).toBe(1);
});

describe('a process that runs', () => {
  let holder: ChildProcess;
  let held: string;

  beforeEach(async () => {
    holder = spawn('sleep', ['60']);
    await once(holder, 'spawn');
    held = JSON.stringify({ ...runningProcess(holder.pid ?? 0), nonce: 'theirs' });
    return () => holder.kill('SIGKILL');
  });

  const claim = () => withFolderLock(file, async () => runningProcess(holder.pid ?? 0));

  it('keeps its lock until it ends', async () => {
    await writeFile(file, held);
    const holderWhenInside = claim();
    // Once its ticket lies there the claimant goes on to look at the lock, and finds a holder that runs.
    while ((await readdir(folder)).length < 2) await new Promise(setImmediate);
    holder.kill('SIGKILL');
    expect(await holderWhenInside).toBeNull();
  });

  it('keeps a lock that it took over while another had just found the former holder gone', async () => {
    // What is read from a pipe comes when the test writes it: the claimant is held between look and deed.
    execFileSync('mkfifo', [file]);
    const holderWhenInside = claim();
    const pipe = await open(file, 'w');
    await writeFile(`${file}-of-holder`, held);
    await rename(`${file}-of-holder`, file);
    await pipe.write(await dead('former'));
    await pipe.close();
    for (let look = 0; look < 50; look += 1) expect(await readFile(file, 'utf8')).toBe(held);
    holder.kill('SIGKILL');
    expect(await holderWhenInside).toBeNull();
    expect(await readdir(folder)).toEqual([]);
  });
});
