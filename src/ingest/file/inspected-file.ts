import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { open, stat } from 'node:fs/promises';
import { HubError } from '../../errors.ts';
import type { IntakeLimits } from '../limits.ts';
import { LineEncodings, markedEncoding, StrictUtf8, type TextEncoding } from './encoding.ts';
import { formatOf, type IntakeFormat } from './format.ts';

/** A file on the disk, of which everything is known that its bytes alone tell. */
export interface InspectedFile {
  readonly path: string;
  /** As its sender calls it. */
  readonly name: string;
  readonly bytes: number;
  readonly format: IntakeFormat;
  /** Of no meaning for a workbook. */
  readonly encoding: TextEncoding;
  /** SHA-256, hex: by it the same file is known again. */
  readonly sha256: string;
}

const HEAD_BYTES = 65_536;
const READ_BYTES = 2 ** 18;

/** Reads a file from end to end, and keeps nothing of it. */
export async function inspectFile(path: string, name: string, limits: IntakeLimits): Promise<InspectedFile> {
  const bytes = await sizeOf(path);
  if (bytes > limits.fileBytes) throw tooLarge(name, bytes, limits);
  const head = await headOf(path);
  const format = formatOf(name, head);
  const hash = createHash('sha256');
  const strict = new StrictUtf8();
  for await (const chunk of chunksOf(path)) {
    hash.update(chunk);
    if (format !== 'xlsx') strict.add(chunk);
  }
  const encoding =
    markedEncoding(head) ?? (format === 'xlsx' || strict.end() ? 'utf-8' : await byLines(path));
  return { path, name, bytes, format, encoding, sha256: hash.digest('hex') };
}

const chunksOf = (path: string): AsyncIterable<Buffer> =>
  createReadStream(path, { highWaterMark: READ_BYTES });

async function byLines(path: string): Promise<TextEncoding> {
  const lines = new LineEncodings();
  for await (const chunk of chunksOf(path)) lines.add(chunk);
  return lines.end();
}

export const tooLarge = (file: string, bytes: number | null, limits: IntakeLimits): HubError =>
  new HubError('INTAKE_FILE_TOO_LARGE', {
    file,
    why: bytes === null ? 'it is too large' : `it has ${bytes} bytes`,
    whyZh: bytes === null ? '文件过大' : `文件大小为 ${bytes} 字节`,
    limit: limits.fileBytes,
    setting: 'HUB_INTAKE_FILE_MB',
  });

async function sizeOf(file: string): Promise<number> {
  try {
    const found = await stat(file);
    if (!found.isFile()) throw new HubError('FILE_UNREADABLE', { file, why: 'it is not a file' });
    return found.size;
  } catch (cause) {
    if (cause instanceof HubError) throw cause;
    const { code } = cause as NodeJS.ErrnoException;
    const why = code === 'ENOENT' ? 'there is no such file' : String(code);
    throw new HubError('FILE_UNREADABLE', { file, why }, { cause });
  }
}

async function headOf(path: string): Promise<Buffer> {
  const handle = await open(path);
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(HEAD_BYTES), 0, HEAD_BYTES, 0);
    return buffer.subarray(0, bytesRead);
  } finally {
    await handle.close();
  }
}
