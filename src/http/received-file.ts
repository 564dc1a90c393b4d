import { createHash, randomUUID } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import type { MultipartFile } from '@fastify/multipart';
import type { FastifyRequest } from 'fastify';
import { HubError } from '../errors.ts';
import { tooLarge } from '../ingest/file/inspected-file.ts';
import type { IntakeLimits } from '../ingest/limits.ts';

export interface ReceivedFile {
  readonly path: string;
  readonly name: string;
  /** Hex. */
  readonly sha256: string;
  /** Removes it. */
  remove(): Promise<void>;
}

/** Writes the one file of a form to the disk as it comes; it is never in memory as a whole. */
export async function receiveFile(request: FastifyRequest, limits: IntakeLimits): Promise<ReceivedFile> {
  const part = await fileOf(request);
  const path = join(tmpdir(), `hub-intake-${randomUUID()}`);
  const remove = () => rm(path, { force: true });
  try {
    const hash = createHash('sha256');
    part.file.on('data', (piece: Buffer) => hash.update(piece));
    await pipeline(part.file, createWriteStream(path, { mode: 0o600, flags: 'wx' }));
    const name = part.filename || 'file';
    if (part.file.truncated) throw tooLarge(name, null, limits);
    return { path, name, sha256: hash.digest('hex'), remove };
  } catch (error) {
    await remove();
    throw error;
  }
}

async function fileOf(request: FastifyRequest): Promise<MultipartFile> {
  const why = 'send the file as multipart/form-data: curl -F file=@…';
  if (!request.isMultipart()) throw new HubError('REQUEST_MALFORMED', { why });
  const part = await request.file();
  if (part === undefined) throw new HubError('REQUEST_MALFORMED', { why });
  return part;
}
