import { rename, rm, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { type WatchedFile, watchFile } from '../../src/cli/watched-file.ts';
import { removeFolder, temporaryFolder } from '../kit/temporary-folder.ts';

let folder: string;
let file: string;
let watched: WatchedFile;
let told = 0;
beforeEach(async () => {
  // The looks are taken by hand.
  vi.useFakeTimers({ toFake: ['setInterval'] });
  folder = await temporaryFolder();
  file = join(folder, 'watched');
  await writeFile(file, 'one');
  told = 0;
  watched = watchFile(file, async () => {
    told += 1;
  });
});
afterEach(async () => {
  await watched.close();
  vi.useRealTimers();
  await removeFolder(folder);
});

const toldAfterLooks = async (count: number) => {
  for (let n = 0; n < count; n += 1) await watched.look();
  return told;
};

describe('a watched file', () => {
  it('is told of once at the beginning, for what changed before it was watched', async () => {
    expect(await toldAfterLooks(1)).toBe(0);
    expect(await toldAfterLooks(5)).toBe(1);
  });

  it('is told of once after each change', async () => {
    await toldAfterLooks(2);
    await writeFile(file, 'another');
    expect(await toldAfterLooks(5)).toBe(2);
    await writeFile(file, 'a third one');
    expect(await toldAfterLooks(5)).toBe(3);
  });

  it('is left alone while it is being written', async () => {
    await toldAfterLooks(2);
    for (const length of [1, 2, 3, 4]) {
      await writeFile(file, 'x'.repeat(length * 100));
      expect(await toldAfterLooks(1)).toBe(1);
    }
    expect(await toldAfterLooks(1)).toBe(2);
  });

  it('is told of where another of the same size and age takes its place', async () => {
    const age = new Date('2026-11-22T10:00:00+08:00');
    await utimes(file, age, age);
    await toldAfterLooks(2);
    await writeFile(`${file}.new`, 'two');
    await utimes(`${file}.new`, age, age);
    await rename(`${file}.new`, file);
    expect(await toldAfterLooks(3)).toBe(2);
  });

  it('is told of where it has gone, and where it comes back', async () => {
    await toldAfterLooks(2);
    await rm(file);
    expect(await toldAfterLooks(5)).toBe(2);
    await writeFile(file, 'one');
    expect(await toldAfterLooks(5)).toBe(3);
  });
});
