import { appendFile, mkdir, open, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { hashSubject } from '../../src/audit/chain.ts';
import { type Entry, entryHash } from '../../src/audit/entry-hash.ts';
import { openFileAuditLog } from '../../src/audit/file-log.ts';
import { HubError } from '../../src/errors.ts';
import { auditedRead as read } from '../kit/audit-event.ts';
import { sampleUscc } from '../kit/sample-uscc.ts';
import { removeFolder, temporaryFolder } from '../kit/temporary-folder.ts';

const KEY = new Uint8Array(32).fill(3);
type Line = Entry & { readonly hash: string };

let data: string;
let folder: string;
beforeEach(async () => {
  data = await temporaryFolder();
  folder = join(data, 'audit');
});
afterEach(async () => {
  vi.restoreAllMocks();
  vi.useRealTimers();
  await removeFolder(data);
});

const files = async () => (await readdir(folder)).sort();
const fileOf = ({ chain }: { chain: string }) => join(folder, `${chain}.jsonl`);

/** What an auditor reads: the whole lines of a file. Behind the last line feed there may be one that was torn. */
async function linesOf(file: string): Promise<Line[]> {
  const lines = (await readFile(file, 'utf8')).split('\n').slice(0, -1);
  return lines.map((line) => JSON.parse(line));
}

function recomputed(lines: readonly Line[]): string[] {
  let previous = '';
  return lines.map(({ hash: _, ...entry }) => {
    previous = entryHash(previous, entry);
    return previous;
  });
}

const all = (count: number) => Array.from({ length: count }, (_, n) => n);

const isUnavailable = (result: PromiseSettledResult<unknown>) =>
  result.status === 'rejected' &&
  result.reason instanceof HubError &&
  result.reason.code === 'AUDIT_UNAVAILABLE';

async function fileHandles(): Promise<{
  datasync(): Promise<void>;
  appendFile(text: string): Promise<void>;
}> {
  const handle = await open(data, 'r');
  await handle.close();
  return Object.getPrototypeOf(handle);
}

describe('the audit in files', () => {
  it('is a chain that can be worked out again from the file alone', async () => {
    const log = openFileAuditLog(folder, KEY);
    const receipts = [await log.append(read()), await log.append(read({ operationName: null }))];
    receipts.push(...(await Promise.all(all(20).map((n) => log.append(read({ durationMs: n / 3 }))))));
    const lines = await linesOf(fileOf(receipts[0]!));
    expect(lines.map(({ seq }) => seq)).toEqual(all(22).map((n) => n + 1));
    expect(lines.map(({ chain, seq, hash }) => ({ chain, seq, hash }))).toEqual(receipts);
    expect(recomputed(lines)).toEqual(receipts.map(({ hash }) => hash));
    const forged = lines.with(4, { ...(lines[4] as Line), department: 'tax' });
    expect(recomputed(forged)[4]).not.toBe(lines[4]?.hash);
    expect(recomputed(forged)[21]).not.toBe(lines[21]?.hash);
  });

  it('holds what the table holds, subjects by a keyed hash alone', async () => {
    const log = openFileAuditLog(folder, KEY);
    const receipt = await log.append(read({ caseNumber: '陕药监〔2026〕1号' }));
    expect(receipt.chain).toMatch(/^[0-9a-f]{12}-\d{4}-\d{2}$/);
    const [line] = await linesOf(fileOf(receipt));
    expect(line).toMatchObject({
      at: '2026-11-22T10:00:00.123+08:00',
      department: 'education',
      purpose: 'campus-food-safety',
      case_number: '陕药监〔2026〕1号',
      coordinates: { 'Subject.phone': 'DENIED', 'Query.subject': 'FULL', 'Subject.name': 'FULL' },
      subjects: [hashSubject(sampleUscc(1), KEY)],
      subject_count: 1,
      outcome: 'PARTIAL',
    });
    expect(JSON.stringify(line)).not.toContain(sampleUscc(1));
  });

  it('keeps each entry on one line, whatever a header brought', async () => {
    const log = openFileAuditLog(folder, KEY);
    const strange = ['two\nlines', '\u2028', 'half \ud800 a pair', '"},{'];
    const receipts = await Promise.all(strange.map((caseNumber) => log.append(read({ caseNumber }))));
    const lines = await linesOf(fileOf(receipts[0]!));
    expect(lines.map(({ case_number }) => case_number)).toEqual(strange.with(2, 'half \ufffd a pair'));
    expect(recomputed(lines)).toEqual(receipts.map(({ hash }) => hash));
  });

  it('may be read by the hub alone', async () => {
    const log = openFileAuditLog(folder, KEY);
    const receipt = await log.append(read());
    expect((await stat(fileOf(receipt))).mode & 0o777).toBe(0o600);
    expect((await stat(folder)).mode & 0o777).toBe(0o700);
  });

  it('waits for the disk once for all entries that come at once, and answers for none before', async () => {
    const log = openFileAuditLog(folder, KEY);
    const handles = await fileHandles();
    const datasync = handles.datasync;
    let answered = 0;
    const answeredAtSync: number[] = [];
    const synced = vi.spyOn(handles, 'datasync').mockImplementation(async function (this: unknown) {
      await new Promise((resolve) => setImmediate(resolve));
      answeredAtSync.push(answered);
      await datasync.call(this as never);
    });
    const appended = all(100).map((n) =>
      log.append(read({ operationName: `N${n}` })).finally(() => {
        answered += 1;
      }),
    );
    const [receipt] = await Promise.all(appended);
    expect(synced.mock.calls.length).toBeLessThanOrEqual(2);
    // The first goes alone; the others gather behind it.
    expect(answeredAtSync).toEqual([0, 1]);
    const lines = await linesOf(fileOf(receipt!));
    expect(lines.map(({ operation_name }) => operation_name)).toEqual(all(100).map((n) => `N${n}`));
  });

  it('begins a chain of its own in each process, and leaves those of others as they are', async () => {
    const first = await openFileAuditLog(folder, KEY).append(read());
    await appendFile(fileOf(first), '{"chain":"torn by a cra');
    const before = await readFile(fileOf(first));
    const second = await openFileAuditLog(folder, KEY).append(read());
    expect(second).toMatchObject({ seq: 1 });
    expect(second.chain).not.toBe(first.chain);
    expect(await readFile(fileOf(first))).toEqual(before);
    for (const receipt of [first, second]) {
      expect(recomputed(await linesOf(fileOf(receipt)))).toEqual([receipt.hash]);
    }
  });

  it('begins a chain each month of Shanghai', async () => {
    vi.useFakeTimers({ now: new Date('2026-11-30T23:59:59+08:00'), toFake: ['Date'] });
    const log = openFileAuditLog(folder, KEY);
    const november = await log.append(read());
    vi.setSystemTime(new Date('2026-12-01T00:00:00+08:00'));
    const december = [await log.append(read()), await log.append(read())];
    expect(november.chain.replace('2026-11', '2026-12')).toBe(december[0]?.chain);
    expect(december.map(({ seq }) => seq)).toEqual([1, 2]);
    expect(recomputed(await linesOf(fileOf(december[0]!)))).toEqual(december.map(({ hash }) => hash));
  });

  it('has written everything once it is closed', async () => {
    const log = openFileAuditLog(folder, KEY);
    const appended = Promise.all(all(50).map(() => log.append(read())));
    await log.close();
    const [receipt] = await appended;
    expect(await linesOf(fileOf(receipt!))).toHaveLength(50);
  });
});

describe('the audit in files, when the disk fails', () => {
  it('refuses what it cannot write, says so, and writes again once it can', async () => {
    const log = openFileAuditLog(folder, KEY);
    const before = await log.append(read());
    await log.ready();
    await rename(folder, `${folder}-away`);
    await writeFile(folder, 'a file in its place');
    const refused = await Promise.allSettled(all(3).map(() => log.append(read())));
    expect(refused.every(isUnavailable)).toBe(true);
    await expect(log.ready()).rejects.toMatchObject({ code: 'ENOTDIR' });
    await rm(folder);
    await rename(`${folder}-away`, folder);
    await log.ready();
    const after = await log.append(read());
    // What reached the file is unknown, so nothing is written behind it.
    expect(after.chain).not.toBe(before.chain);
    expect(await linesOf(fileOf(before))).toHaveLength(1);
    expect(recomputed(await linesOf(fileOf(after)))).toEqual([after.hash]);
  });

  it('notices that its file was taken away, and writes to no file that nobody can find', async () => {
    const log = openFileAuditLog(folder, KEY);
    await rm(fileOf(await log.append(read())));
    expect((await Promise.allSettled([log.append(read())])).every(isUnavailable)).toBe(true);
    expect(recomputed(await linesOf(fileOf(await log.append(read()))))).toHaveLength(1);
  });

  it('answers for nothing that the disk did not confirm', async () => {
    const log = openFileAuditLog(folder, KEY);
    const before = await log.append(read());
    const handles = await fileHandles();
    vi.spyOn(handles, 'datasync').mockRejectedValueOnce(Object.assign(new Error('EIO'), { code: 'EIO' }));
    expect((await Promise.allSettled([log.append(read())])).every(isUnavailable)).toBe(true);
    expect((await log.append(read())).chain).not.toBe(before.chain);
  });

  it('leaves no empty files behind while the disk is full', async () => {
    const log = openFileAuditLog(folder, KEY);
    const handles = await fileHandles();
    vi.spyOn(handles, 'appendFile').mockRejectedValue(Object.assign(new Error('ENOSPC'), { code: 'ENOSPC' }));
    for (const _ of all(5)) {
      expect((await Promise.allSettled([log.append(read())])).every(isUnavailable)).toBe(true);
    }
    expect(await files()).toEqual([]);
  });

  it('is refused at the start where its folder cannot be made', async () => {
    await writeFile(folder, 'a file in its place');
    expect(() => openFileAuditLog(folder, KEY)).toThrow(HubError);
    await rm(folder);
    await mkdir(folder);
    openFileAuditLog(folder, KEY);
  });
});
