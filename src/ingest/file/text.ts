import { createReadStream } from 'node:fs';
import type { InspectedFile } from './inspected-file.ts';

const READ_BYTES = 2 ** 16;

/** The text of a file, piece by piece, without its byte order mark; what is no character comes as U+FFFD. */
export async function* textOf(
  { path, encoding }: InspectedFile,
  onBytes: (done: number) => void,
): AsyncIterable<string> {
  const decoder = new TextDecoder(encoding);
  const input = createReadStream(path, { highWaterMark: READ_BYTES });
  for await (const chunk of input as AsyncIterable<Buffer>) {
    const text = decoder.decode(chunk, { stream: true });
    onBytes(input.bytesRead);
    if (text !== '') yield text;
  }
  const rest = decoder.decode();
  if (rest !== '') yield rest;
}
